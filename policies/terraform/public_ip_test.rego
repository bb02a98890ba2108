package infralint.terraform.public_ip_test

import data.infralint.lib.testing
import data.infralint.terraform.public_ip

test_reported if {
	count(public_ip.deny) == 1 with input as testing.terraform({"aws_instance": {"bad": {"associate_public_ip_address": true}}})
}

test_not_reported if {
	count(public_ip.deny) == 0 with input as testing.terraform({"aws_instance": {"good": {"associate_public_ip_address": false}}})
}

test_others if {
	{r.path[1] | some r in public_ip.deny} == {"google_compute_instance", "azurerm_network_interface"} with input as testing.terraform({
		"google_compute_instance": {"a": {"network_interface": [{"access_config": [{}]}]}, "b": {"network_interface": [{}]}},
		"azurerm_network_interface": {"a": {"ip_configuration": [{"public_ip_address_id": {"unknown": true}}], "references": {"ip_configuration.0.public_ip_address_id": ["azurerm_public_ip.a"]}}},
	})
}

test_literal if {
	count(public_ip.deny) == 1 with input as testing.terraform({"azurerm_network_interface": {"a": {"ip_configuration": [{"public_ip_address_id": "x"}]}}})
}
