package infralint.terraform.registry_quarantine_test

import data.infralint.lib.testing
import data.infralint.terraform.registry_quarantine

test_reported if {
	count(registry_quarantine.deny) == 1 with input as testing.terraform({"azurerm_container_registry": {"bad": {"quarantine_policy_enabled": false}}})
}

test_not_reported if {
	count(registry_quarantine.deny) == 0 with input as testing.terraform({"azurerm_container_registry": {"good": {"quarantine_policy_enabled": true}}})
}
