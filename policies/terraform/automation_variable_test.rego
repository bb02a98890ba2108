package infralint.terraform.automation_variable_test

import data.infralint.lib.testing
import data.infralint.terraform.automation_variable

test_reported if {
	count(automation_variable.deny) == 1 with input as testing.terraform({"azurerm_automation_variable_bool": {"bad": {"encrypted": false}}})
}

test_not_reported if {
	count(automation_variable.deny) == 0 with input as testing.terraform({"azurerm_automation_variable_bool": {"good": {"encrypted": true}}})
}
