# METADATA
# title: a gateway has no web application firewall
# description: |
#   Known attacks reach the application.
#
#   Enable the firewall in `waf_configuration`, or name a `firewall_policy_id`.
# custom:
#   id: tf-gateway-firewall
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_120"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_application_gateway]
#   bad: |
#     resource "azurerm_application_gateway" "main" {
#     }
#   good: |
#     resource "azurerm_application_gateway" "main" {
#       waf_configuration {
#         enabled = true
#       }
#     }
package infralint.terraform.gateway_firewall

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_application_gateway": [{"at": ["waf_configuration", 0, "enabled"], "want": {true, "true", "1"}, "say": "has no web application firewall"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

is_exempt(r) if not tf.is_missing(r.values, "firewall_policy_id")
