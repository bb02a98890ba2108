# METADATA
# title: a container group is in no network of the company
# description: |
#   No firewall of yours sees what it sends and gets.
#
#   Name `subnet_ids`.
# custom:
#   id: tf-container-group-network
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_98"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_container_group]
#   bad: |
#     resource "azurerm_container_group" "main" {
#       subnet_ids = []
#     }
#   good: |
#     resource "azurerm_container_group" "main" {
#       subnet_ids = ["subnet-1"]
#     }
package infralint.terraform.container_group_network

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_container_group": [{"at": ["subnet_ids"], "bad": {null, []}, "say": "is in no network"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# What it was called before.
is_exempt(r) if not tf.is_missing(r.values, "network_profile_id")
