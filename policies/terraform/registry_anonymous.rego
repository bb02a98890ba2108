# METADATA
# title: a registry gives its images to everybody
# description: |
#   Images hold programs, and sometimes keys.
#
#   Leave `anonymous_pull_enabled` off.
# custom:
#   id: tf-registry-anonymous
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_138"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_container_registry]
#   bad: |
#     resource "azurerm_container_registry" "main" {
#       anonymous_pull_enabled = true
#     }
#   good: |
#     resource "azurerm_container_registry" "main" {
#       anonymous_pull_enabled = false
#     }
package infralint.terraform.registry_anonymous

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_container_registry": [{"at": ["anonymous_pull_enabled"], "bad": {true, "true", "1"}, "say": "gives its images to everybody"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
