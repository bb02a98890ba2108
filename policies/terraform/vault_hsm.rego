# METADATA
# title: a key is kept in software
# description: |
#   A key in software can be copied by who gets into the service. A security module does
#   not give it out.
#
#   Set `key_type = "RSA-HSM"` or `"EC-HSM"`, which needs the premium kind of vault.
# custom:
#   id: tf-vault-hsm
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_112"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_key_vault_key]
#   bad: |
#     resource "azurerm_key_vault_key" "main" {
#       key_type = "RSA"
#     }
#   good: |
#     resource "azurerm_key_vault_key" "main" {
#       key_type = "RSA-HSM"
#     }
package infralint.terraform.vault_hsm

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_key_vault_key": [{"at": ["key_type"], "want": {"RSA-HSM", "EC-HSM"}, "say": "is kept in software"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
