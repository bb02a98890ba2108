# METADATA
# title: a Synapse workspace is in no network of its own
# description: |
#   It reaches, and is reached from, all networks.
#
#   Set `managed_virtual_network_enabled = true`.
# custom:
#   id: tf-synapse-network
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_58"
#     - "trivy:AZU-0034"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_synapse_workspace]
#   bad: |
#     resource "azurerm_synapse_workspace" "main" {
#     }
#   good: |
#     resource "azurerm_synapse_workspace" "main" {
#       managed_virtual_network_enabled = true
#     }
package infralint.terraform.synapse_network

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_synapse_workspace": [{"at": ["managed_virtual_network_enabled"], "want": {true, "true", "1"}, "say": "is in no network of its own"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
