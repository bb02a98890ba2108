# METADATA
# title: a vault can be reached from all networks
# description: |
#   A token that was stolen opens the vault from wherever the thief is.
#
#   Set `default_action = "Deny"` in `network_acls`, and name networks.
# custom:
#   id: tf-vault-network
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_109"
#     - "trivy:AZU-0013"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_key_vault]
#   bad: |
#     resource "azurerm_key_vault" "main" {
#       network_acls {
#         default_action = "Allow"
#       }
#     }
#   good: |
#     resource "azurerm_key_vault" "main" {
#       network_acls {
#         default_action = "Deny"
#       }
#     }
package infralint.terraform.vault_network

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_key_vault": [{"at": ["network_acls", 0, "default_action"], "want": {"Deny"}, "say": "can be reached from all networks"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
