package infralint.terraform.firewall_policy_off_test

import data.infralint.lib.testing
import data.infralint.terraform.firewall_policy_off

test_reported if {
	count(firewall_policy_off.deny) == 1 with input as testing.terraform({"azurerm_frontdoor_firewall_policy": {"bad": {"enabled": false}}})
}

test_not_reported if {
	count(firewall_policy_off.deny) == 0 with input as testing.terraform({"azurerm_frontdoor_firewall_policy": {"good": {"enabled": true}}})
}
