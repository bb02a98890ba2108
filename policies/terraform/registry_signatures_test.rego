package infralint.terraform.registry_signatures_test

import data.infralint.lib.testing
import data.infralint.terraform.registry_signatures

test_reported if {
	count(registry_signatures.deny) == 1 with input as testing.terraform({"azurerm_container_registry": {"bad": {"trust_policy_enabled": false}}})
}

test_not_reported if {
	count(registry_signatures.deny) == 0 with input as testing.terraform({"azurerm_container_registry": {"good": {"trust_policy_enabled": true}}})
}

test_older if {
	count(registry_signatures.deny) == 0 with input as testing.terraform({"azurerm_container_registry": {"it": {"trust_policy": [{"enabled": true}]}}})
}
