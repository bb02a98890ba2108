package infralint.terraform.api_management_network_test

import data.infralint.lib.testing
import data.infralint.terraform.api_management_network

test_reported if {
	count(api_management_network.deny) == 1 with input as testing.terraform({"azurerm_api_management": {"bad": {"virtual_network_configuration": [{"subnet_id": ""}]}}})
}

test_not_reported if {
	count(api_management_network.deny) == 0 with input as testing.terraform({"azurerm_api_management": {"good": {"virtual_network_configuration": [{"subnet_id": "subnet-1"}]}}})
}
