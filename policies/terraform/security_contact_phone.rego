# METADATA
# title: nobody can be called when Azure sees an attack
# description: |
#   A message is read in the morning.
#
#   Set `phone`.
# custom:
#   id: tf-security-contact-phone
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_20"
#     - "trivy:AZU-0044"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_security_center_contact]
#   bad: |
#     resource "azurerm_security_center_contact" "main" {
#       phone = ""
#     }
#   good: |
#     resource "azurerm_security_center_contact" "main" {
#       phone = "+41 44 555 55 55"
#     }
package infralint.terraform.security_contact_phone

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_security_center_contact": [{"at": ["phone"], "bad": {null, ""}, "say": "has no phone number"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
