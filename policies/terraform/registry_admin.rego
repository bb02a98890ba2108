# METADATA
# title: a registry has an account that belongs to nobody
# description: |
#   The account may push and pull everything with one password, which nobody changes.
#
#   Leave `admin_enabled` off, and use identities.
# custom:
#   id: tf-registry-admin
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_137"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_container_registry]
#   bad: |
#     resource "azurerm_container_registry" "main" {
#       admin_enabled = true
#     }
#   good: |
#     resource "azurerm_container_registry" "main" {
#       admin_enabled = false
#     }
package infralint.terraform.registry_admin

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_container_registry": [{"at": ["admin_enabled"], "bad": {true, "true", "1"}, "say": "has an account that belongs to nobody"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
