package infralint.terraform.vault_hsm_test

import data.infralint.lib.testing
import data.infralint.terraform.vault_hsm

test_reported if {
	count(vault_hsm.deny) == 1 with input as testing.terraform({"azurerm_key_vault_key": {"bad": {"key_type": "RSA"}}})
}

test_not_reported if {
	count(vault_hsm.deny) == 0 with input as testing.terraform({"azurerm_key_vault_key": {"good": {"key_type": "RSA-HSM"}}})
}
