# METADATA
# title: a storage account lets all networks in
# description: |
#   The account says itself that all networks may reach it. What keeps others out is a key
#   that is the same for everybody.
#
#   Deny by default, and name networks and services.
# custom:
#   id: tf-storage-network-rules
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_35"
#     - "trivy:AZU-0012"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_storage_account, azurerm_storage_account_network_rules]
#   bad: |
#     resource "azurerm_storage_account" "main" {
#       network_rules {
#         default_action = "Allow"
#       }
#     }
#   good: |
#     resource "azurerm_storage_account" "main" {
#       network_rules {
#         default_action = "Deny"
#       }
#     }
package infralint.terraform.storage_network_rules

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_storage_account": [{"at": ["network_rules", 0, "default_action"], "bad": {"Allow"}, "say": "lets all networks in"}],
	"azurerm_storage_account_network_rules": [{"at": ["default_action"], "bad": {"Allow"}, "say": "lets all networks in"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
