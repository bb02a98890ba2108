package infralint.terraform.cosmos_key_writes_test

import data.infralint.lib.testing
import data.infralint.terraform.cosmos_key_writes

test_reported if {
	count(cosmos_key_writes.deny) == 1 with input as testing.terraform({"azurerm_cosmosdb_account": {"bad": {"access_key_metadata_writes_enabled": true}}})
}

test_not_reported if {
	count(cosmos_key_writes.deny) == 0 with input as testing.terraform({"azurerm_cosmosdb_account": {"good": {"access_key_metadata_writes_enabled": false}}})
}
