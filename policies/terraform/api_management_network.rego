# METADATA
# title: an API management service is in no network of the company
# description: |
#   It reaches its backends over the internet.
#
#   Name a `subnet_id` in `virtual_network_configuration`.
# custom:
#   id: tf-api-management-network
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_107"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_api_management]
#   bad: |
#     resource "azurerm_api_management" "main" {
#       virtual_network_configuration {
#         subnet_id = ""
#       }
#     }
#   good: |
#     resource "azurerm_api_management" "main" {
#       virtual_network_configuration {
#         subnet_id = "subnet-1"
#       }
#     }
package infralint.terraform.api_management_network

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_api_management": [{"at": ["virtual_network_configuration", 0, "subnet_id"], "bad": {null, ""}, "say": "is in no network"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
