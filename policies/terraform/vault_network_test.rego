package infralint.terraform.vault_network_test

import data.infralint.lib.testing
import data.infralint.terraform.vault_network

test_reported if {
	count(vault_network.deny) == 1 with input as testing.terraform({"azurerm_key_vault": {"bad": {"network_acls": [{"default_action": "Allow"}]}}})
}

test_not_reported if {
	count(vault_network.deny) == 0 with input as testing.terraform({"azurerm_key_vault": {"good": {"network_acls": [{"default_action": "Deny"}]}}})
}
