package infralint.terraform.registry_anonymous_test

import data.infralint.lib.testing
import data.infralint.terraform.registry_anonymous

test_reported if {
	count(registry_anonymous.deny) == 1 with input as testing.terraform({"azurerm_container_registry": {"bad": {"anonymous_pull_enabled": true}}})
}

test_not_reported if {
	count(registry_anonymous.deny) == 0 with input as testing.terraform({"azurerm_container_registry": {"good": {"anonymous_pull_enabled": false}}})
}
