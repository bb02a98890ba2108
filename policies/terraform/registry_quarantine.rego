# METADATA
# title: a registry gives out images before they were looked at
# description: |
#   An image is pulled before a scan can tell what is in it.
#
#   Set `quarantine_policy_enabled = true`.
# custom:
#   id: tf-registry-quarantine
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_166"
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
#       quarantine_policy_enabled = true
#     }
package infralint.terraform.registry_quarantine

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_container_registry": [{"at": ["quarantine_policy_enabled"], "want": {true, "true", "1"}, "say": "gives out images before they were looked at"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
