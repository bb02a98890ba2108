package infralint.terraform.storage_replication_test

import data.infralint.lib.testing
import data.infralint.terraform.storage_replication

test_reported if {
	count(storage_replication.deny) == 1 with input as testing.terraform({"azurerm_storage_account": {"bad": {"account_replication_type": "LRS"}}})
}

test_not_reported if {
	count(storage_replication.deny) == 0 with input as testing.terraform({"azurerm_storage_account": {"good": {"account_replication_type": "GRS"}}})
}
