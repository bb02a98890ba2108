package infralint.terraform.security_contact_admins_test

import data.infralint.lib.testing
import data.infralint.terraform.security_contact_admins

test_reported if {
	count(security_contact_admins.deny) == 1 with input as testing.terraform({"azurerm_security_center_contact": {"bad": {"alerts_to_admins": false}}})
}

test_not_reported if {
	count(security_contact_admins.deny) == 0 with input as testing.terraform({"azurerm_security_center_contact": {"good": {"alerts_to_admins": true}}})
}
