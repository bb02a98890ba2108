package infralint.terraform.defender_plan_test

import data.infralint.lib.testing
import data.infralint.terraform.defender_plan

test_reported if {
	count(defender_plan.deny) == 1 with input as testing.terraform({"azurerm_security_center_subscription_pricing": {"bad": {"tier": "Free"}}})
}

test_not_reported if {
	count(defender_plan.deny) == 0 with input as testing.terraform({"azurerm_security_center_subscription_pricing": {"good": {"tier": "Standard"}}})
}
