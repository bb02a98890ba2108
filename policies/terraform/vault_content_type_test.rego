package infralint.terraform.vault_content_type_test

import data.infralint.lib.testing
import data.infralint.terraform.vault_content_type

test_reported if {
	count(vault_content_type.deny) == 1 with input as testing.terraform({"azurerm_key_vault_secret": {"bad": {"content_type": ""}}})
}

test_not_reported if {
	count(vault_content_type.deny) == 0 with input as testing.terraform({"azurerm_key_vault_secret": {"good": {"content_type": "password"}}})
}
