# METADATA
# title: a storage account has users of its own
# description: |
#   Users for SFTP have passwords and keys that no directory knows.
#
#   Set `local_user_enabled = false`.
# custom:
#   id: tf-storage-local-users
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_244"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_storage_account]
#   bad: |
#     resource "azurerm_storage_account" "main" {
#     }
#   good: |
#     resource "azurerm_storage_account" "main" {
#       local_user_enabled = false
#     }
package infralint.terraform.storage_local_users

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_storage_account": [{"at": ["local_user_enabled"], "want": {false, "false", "0"}, "say": "has users of its own"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
