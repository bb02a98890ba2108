package infralint.terraform.public_network_access_test

import data.infralint.lib.testing
import data.infralint.terraform.public_network_access

test_reported if {
	count(public_network_access.deny) == 1 with input as testing.terraform({"azurerm_storage_account": {"bad": {"public_network_access_enabled": true}}})
}

test_not_reported if {
	count(public_network_access.deny) == 0 with input as testing.terraform({"azurerm_storage_account": {"good": {"public_network_access_enabled": false}}})
}
