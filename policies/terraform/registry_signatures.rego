# METADATA
# title: a registry takes images that nobody has signed
# description: |
#   Whoever may push replaces an image by another.
#
#   Set `trust_policy_enabled = true`.
# custom:
#   id: tf-registry-signatures
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_164"
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
#       trust_policy_enabled = true
#     }
package infralint.terraform.registry_signatures

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_container_registry": [{"at": ["trust_policy_enabled"], "want": {true, "true", "1"}, "say": "takes images that nobody has signed"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# What it was called before version 4 of the provider.
is_exempt(r) if not tf.lookup(r.values, ["trust_policy", 0, "enabled"]) in tf.unset
