package infralint.terraform.container_group_network_test

import data.infralint.lib.testing
import data.infralint.terraform.container_group_network

test_reported if {
	count(container_group_network.deny) == 1 with input as testing.terraform({"azurerm_container_group": {"bad": {"subnet_ids": []}}})
}

test_not_reported if {
	count(container_group_network.deny) == 0 with input as testing.terraform({"azurerm_container_group": {"good": {"subnet_ids": ["subnet-1"]}}})
}

test_older if {
	count(container_group_network.deny) == 0 with input as testing.terraform({"azurerm_container_group": {"it": {"network_profile_id": "x"}}})
}
