# METADATA
# title: nobody is told when Azure sees an attack
# description: |
#   The alert is in a portal that nobody has open.
#
#   Set `alert_notifications = true`.
# custom:
#   id: tf-security-contact-alerts
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_21"
#     - "trivy:AZU-0046"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_security_center_contact]
#   bad: |
#     resource "azurerm_security_center_contact" "main" {
#     }
#   good: |
#     resource "azurerm_security_center_contact" "main" {
#       alert_notifications = true
#     }
package infralint.terraform.security_contact_alerts

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_security_center_contact": [{"at": ["alert_notifications"], "want": {true, "true", "1"}, "say": "is not told of attacks"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
