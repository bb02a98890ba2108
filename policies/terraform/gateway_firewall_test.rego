package infralint.terraform.gateway_firewall_test

import data.infralint.lib.testing
import data.infralint.terraform.gateway_firewall

test_reported if {
	count(gateway_firewall.deny) == 1 with input as testing.terraform({"azurerm_application_gateway": {"bad": {"waf_configuration": [{"enabled": false}]}}})
}

test_not_reported if {
	count(gateway_firewall.deny) == 0 with input as testing.terraform({"azurerm_application_gateway": {"good": {"waf_configuration": [{"enabled": true}]}}})
}

test_policy if {
	count(gateway_firewall.deny) == 0 with input as testing.terraform({"azurerm_application_gateway": {"it": {"firewall_policy_id": "x"}}})
}
