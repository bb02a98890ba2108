# METADATA
# title: a storage account is opened by a key
# description: |
#   The key opens everything in the account, and nothing tells who used it.
#
#   Set `shared_access_key_enabled = false`, and give roles to identities.
# custom:
#   id: tf-storage-shared-key
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV2_AZURE_40"
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
#       shared_access_key_enabled = false
#     }
package infralint.terraform.storage_shared_key

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_storage_account": [{"at": ["shared_access_key_enabled"], "want": {false, "false", "0"}, "say": "is opened by a key"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
