# METADATA
# title: a variable of an automation account is not encrypted
# description: |
#   Who may look at the account reads it.
#
#   Set `encrypted = true`.
# custom:
#   id: tf-automation-variable
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_73"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - azurerm_automation_variable_bool
#           - azurerm_automation_variable_datetime
#           - azurerm_automation_variable_int
#           - azurerm_automation_variable_string
#   bad: |
#     resource "azurerm_automation_variable_bool" "main" {
#     }
#   good: |
#     resource "azurerm_automation_variable_bool" "main" {
#       encrypted = true
#     }
package infralint.terraform.automation_variable

import data.infralint.lib.terraform as tf

rows := {
	"azurerm_automation_variable_bool": [{"at": ["encrypted"], "want": {true, "true", "1"}, "say": "is not encrypted"}],
	"azurerm_automation_variable_datetime": [{"at": ["encrypted"], "want": {true, "true", "1"}, "say": "is not encrypted"}],
	"azurerm_automation_variable_int": [{"at": ["encrypted"], "want": {true, "true", "1"}, "say": "is not encrypted"}],
	"azurerm_automation_variable_string": [{"at": ["encrypted"], "want": {true, "true", "1"}, "say": "is not encrypted"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
