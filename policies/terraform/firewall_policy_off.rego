# METADATA
# title: a web application firewall is switched off
# description: |
#   The policy is there and does nothing.
#
#   Leave `enabled` on, with a mode of `Detection` or `Prevention`.
# custom:
#   id: tf-firewall-policy-off
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_122"
#     - "checkov:CKV_AZURE_123"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_frontdoor_firewall_policy, azurerm_web_application_firewall_policy]
#   bad: |
#     resource "azurerm_frontdoor_firewall_policy" "main" {
#       enabled = false
#     }
#   good: |
#     resource "azurerm_frontdoor_firewall_policy" "main" {
#       enabled = true
#     }
package infralint.terraform.firewall_policy_off

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_frontdoor_firewall_policy": [{"at": ["enabled"], "bad": {false, "false", "0"}, "say": "is switched off"}],
	"azurerm_web_application_firewall_policy": [{"at": ["policy_settings", 0, "enabled"], "bad": {false, "false", "0"}, "say": "is switched off"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
