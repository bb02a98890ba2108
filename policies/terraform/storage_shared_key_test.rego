package infralint.terraform.storage_shared_key_test

import data.infralint.lib.testing
import data.infralint.terraform.storage_shared_key

test_reported if {
	count(storage_shared_key.deny) == 1 with input as testing.terraform({"azurerm_storage_account": {"bad": {"shared_access_key_enabled": true}}})
}

test_not_reported if {
	count(storage_shared_key.deny) == 0 with input as testing.terraform({"azurerm_storage_account": {"good": {"shared_access_key_enabled": false}}})
}
