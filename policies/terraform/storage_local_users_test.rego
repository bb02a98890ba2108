package infralint.terraform.storage_local_users_test

import data.infralint.lib.testing
import data.infralint.terraform.storage_local_users

test_reported if {
	count(storage_local_users.deny) == 1 with input as testing.terraform({"azurerm_storage_account": {"bad": {"local_user_enabled": true}}})
}

test_not_reported if {
	count(storage_local_users.deny) == 0 with input as testing.terraform({"azurerm_storage_account": {"good": {"local_user_enabled": false}}})
}
