# METADATA
# title: a front door has no web application firewall
# description: |
#   Known attacks reach the application.
#
#   Name a policy in `web_application_firewall_policy_link_id`.
# custom:
#   id: tf-front-door-firewall
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_121"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_frontdoor]
#   bad: |
#     resource "azurerm_frontdoor" "main" {
#       frontend_endpoint {
#         web_application_firewall_policy_link_id = ""
#       }
#     }
#   good: |
#     resource "azurerm_frontdoor" "main" {
#       frontend_endpoint {
#         web_application_firewall_policy_link_id = "/subscriptions/s/waf"
#       }
#     }
package infralint.terraform.front_door_firewall

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_frontdoor": [{"at": ["frontend_endpoint", "*", "web_application_firewall_policy_link_id"], "bad": {null, ""}, "say": "has no web application firewall"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
