# METADATA
# title: keys and secrets of a vault can be lost
# description: |
#   Who may purge the vault, or has stolen the credentials of somebody who may, destroys
#   its keys for good, and with them all that they have encrypted.
#
#   Set `purge_protection_enabled = true`.
# custom:
#   id: tf-vault-purge-protection
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_110"
#     - "checkov:CKV_AZURE_42"
#     - "trivy:AZU-0016"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_key_vault]
#   bad: |
#     resource "azurerm_key_vault" "main" {
#     }
#   good: |
#     resource "azurerm_key_vault" "main" {
#       purge_protection_enabled = true
#     }
package infralint.terraform.vault_purge_protection

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_key_vault": [{"at": ["purge_protection_enabled"], "want": {true, "true", "1"}, "say": "can be purged"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
