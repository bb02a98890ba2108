package infralint.terraform.vault_purge_protection_test

import data.infralint.lib.testing
import data.infralint.terraform.vault_purge_protection

test_reported if {
	count(vault_purge_protection.deny) == 1 with input as testing.terraform({"azurerm_key_vault": {"bad": {"purge_protection_enabled": false}}})
}

test_not_reported if {
	count(vault_purge_protection.deny) == 0 with input as testing.terraform({"azurerm_key_vault": {"good": {"purge_protection_enabled": true}}})
}
