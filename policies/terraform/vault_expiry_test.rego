package infralint.terraform.vault_expiry_test

import data.infralint.lib.testing
import data.infralint.terraform.vault_expiry

test_reported if {
	count(vault_expiry.deny) == 1 with input as testing.terraform({"azurerm_key_vault_key": {"bad": {"expiration_date": ""}}})
}

test_not_reported if {
	count(vault_expiry.deny) == 0 with input as testing.terraform({"azurerm_key_vault_key": {"good": {"expiration_date": "2027-01-01T00:00:00Z"}}})
}
