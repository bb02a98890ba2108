package infralint.terraform.storage_network_rules_test

import data.infralint.lib.testing
import data.infralint.terraform.storage_network_rules

test_reported if {
	count(storage_network_rules.deny) == 1 with input as testing.terraform({"azurerm_storage_account": {"bad": {"network_rules": [{"default_action": "Allow"}]}}})
}

test_not_reported if {
	count(storage_network_rules.deny) == 0 with input as testing.terraform({"azurerm_storage_account": {"good": {"network_rules": [{"default_action": "Deny"}]}}})
}
