package infralint.terraform.security_contact_phone_test

import data.infralint.lib.testing
import data.infralint.terraform.security_contact_phone

test_reported if {
	count(security_contact_phone.deny) == 1 with input as testing.terraform({"azurerm_security_center_contact": {"bad": {"phone": ""}}})
}

test_not_reported if {
	count(security_contact_phone.deny) == 0 with input as testing.terraform({"azurerm_security_center_contact": {"good": {"phone": "+41 44 555 55 55"}}})
}
