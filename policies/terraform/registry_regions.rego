# METADATA
# title: a registry is in one region
# description: |
#   When the region fails, nothing can be started.
#
#   Add `georeplications`.
# custom:
#   id: tf-registry-regions
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AZURE_165"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_container_registry]
#   bad: |
#     resource "azurerm_container_registry" "main" {
#     }
#   good: |
#     resource "azurerm_container_registry" "main" {
#       georeplications {
#         location = "northeurope"
#       }
#     }
package infralint.terraform.registry_regions

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_container_registry": [{"at": ["georeplications", 0, "location"], "bad": {null}, "say": "is in one region"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
