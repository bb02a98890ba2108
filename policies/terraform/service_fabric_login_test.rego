package infralint.terraform.service_fabric_login_test

import data.infralint.lib.testing
import data.infralint.terraform.service_fabric_login

test_reported if {
	count(service_fabric_login.deny) == 1 with input as testing.terraform({"azurerm_service_fabric_cluster": {"bad": {"azure_active_directory": [{"tenant_id": ""}]}}})
}

test_not_reported if {
	count(service_fabric_login.deny) == 0 with input as testing.terraform({"azurerm_service_fabric_cluster": {"good": {"azure_active_directory": [{"tenant_id": "00000000-0000-0000-0000-000000000000"}]}}})
}
