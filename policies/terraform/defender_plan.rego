# METADATA
# title: a kind of resources is not watched by Defender
# description: |
#   Attacks on them are not seen.
#
#   Set `tier = "Standard"`. It costs money.
# custom:
#   id: tf-defender-plan
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_19"
#     - "checkov:CKV_AZURE_55"
#     - "checkov:CKV_AZURE_61"
#     - "checkov:CKV_AZURE_69"
#     - "checkov:CKV_AZURE_79"
#     - "checkov:CKV_AZURE_84"
#     - "checkov:CKV_AZURE_85"
#     - "checkov:CKV_AZURE_86"
#     - "checkov:CKV_AZURE_87"
#     - "trivy:AZU-0045"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_security_center_subscription_pricing]
#   bad: |
#     resource "azurerm_security_center_subscription_pricing" "main" {
#       tier = "Free"
#     }
#   good: |
#     resource "azurerm_security_center_subscription_pricing" "main" {
#       tier = "Standard"
#     }
package infralint.terraform.defender_plan

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_security_center_subscription_pricing": [{"at": ["tier"], "bad": {"Free"}, "say": "is not watched"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
