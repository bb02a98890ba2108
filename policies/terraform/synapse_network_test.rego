package infralint.terraform.synapse_network_test

import data.infralint.lib.testing
import data.infralint.terraform.synapse_network

test_reported if {
	count(synapse_network.deny) == 1 with input as testing.terraform({"azurerm_synapse_workspace": {"bad": {"managed_virtual_network_enabled": false}}})
}

test_not_reported if {
	count(synapse_network.deny) == 0 with input as testing.terraform({"azurerm_synapse_workspace": {"good": {"managed_virtual_network_enabled": true}}})
}
