package infralint.terraform.security_contact_alerts_test

import data.infralint.lib.testing
import data.infralint.terraform.security_contact_alerts

test_reported if {
	count(security_contact_alerts.deny) == 1 with input as testing.terraform({"azurerm_security_center_contact": {"bad": {"alert_notifications": false}}})
}

test_not_reported if {
	count(security_contact_alerts.deny) == 0 with input as testing.terraform({"azurerm_security_center_contact": {"good": {"alert_notifications": true}}})
}
