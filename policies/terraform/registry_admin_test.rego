package infralint.terraform.registry_admin_test

import data.infralint.lib.testing
import data.infralint.terraform.registry_admin

test_reported if {
	count(registry_admin.deny) == 1 with input as testing.terraform({"azurerm_container_registry": {"bad": {"admin_enabled": true}}})
}

test_not_reported if {
	count(registry_admin.deny) == 0 with input as testing.terraform({"azurerm_container_registry": {"good": {"admin_enabled": false}}})
}
