# METADATA
# title: administrators are not told when Azure sees an attack
# description: |
#   Those who can do something do not know.
#
#   Set `alerts_to_admins = true`.
# custom:
#   id: tf-security-contact-admins
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_22"
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
#       alerts_to_admins = true
#     }
package infralint.terraform.security_contact_admins

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_security_center_contact": [{"at": ["alerts_to_admins"], "want": {true, "true", "1"}, "say": "leaves administrators out"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
