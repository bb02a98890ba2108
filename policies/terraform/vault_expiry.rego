# METADATA
# title: a key or a secret never expires
# description: |
#   What nobody has to renew, nobody does. A copy that was made years ago still works.
#
#   Set `expiration_date`, and renew before it.
# custom:
#   id: tf-vault-expiry
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_40"
#     - "checkov:CKV_AZURE_41"
#     - "trivy:AZU-0014"
#     - "trivy:AZU-0017"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_key_vault_key, azurerm_key_vault_secret]
#   bad: |
#     resource "azurerm_key_vault_key" "main" {
#       expiration_date = ""
#     }
#   good: |
#     resource "azurerm_key_vault_key" "main" {
#       expiration_date = "2027-01-01T00:00:00Z"
#     }
package infralint.terraform.vault_expiry

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_key_vault_key": [{"at": ["expiration_date"], "bad": {null, ""}, "say": "never expires"}],
	"azurerm_key_vault_secret": [{"at": ["expiration_date"], "bad": {null, ""}, "say": "never expires"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
