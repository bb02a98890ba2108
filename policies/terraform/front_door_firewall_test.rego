package infralint.terraform.front_door_firewall_test

import data.infralint.lib.testing
import data.infralint.terraform.front_door_firewall

test_reported if {
	count(front_door_firewall.deny) == 1 with input as testing.terraform({"azurerm_frontdoor": {"bad": {"frontend_endpoint": [{"web_application_firewall_policy_link_id": ""}]}}})
}

test_not_reported if {
	count(front_door_firewall.deny) == 0 with input as testing.terraform({"azurerm_frontdoor": {"good": {"frontend_endpoint": [{"web_application_firewall_policy_link_id": "/subscriptions/s/waf"}]}}})
}
