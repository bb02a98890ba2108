# METADATA
# title: a secret does not say what it is
# description: |
#   Nobody dares to change or delete a secret of which nothing says what it is for.
#
#   Set `content_type`.
# custom:
#   id: tf-vault-content-type
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AZURE_114"
#     - "trivy:AZU-0015"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_key_vault_secret]
#   bad: |
#     resource "azurerm_key_vault_secret" "main" {
#       content_type = ""
#     }
#   good: |
#     resource "azurerm_key_vault_secret" "main" {
#       content_type = "password"
#     }
package infralint.terraform.vault_content_type

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_key_vault_secret": [{"at": ["content_type"], "bad": {null, ""}, "say": "does not say what it is"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
