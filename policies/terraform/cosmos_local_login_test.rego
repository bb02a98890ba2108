package infralint.terraform.cosmos_local_login_test

import data.infralint.lib.testing
import data.infralint.terraform.cosmos_local_login

test_reported if {
	count(cosmos_local_login.deny) == 1 with input as testing.terraform({"azurerm_cosmosdb_account": {"bad": {"local_authentication_disabled": false}}})
}

test_not_reported if {
	count(cosmos_local_login.deny) == 0 with input as testing.terraform({"azurerm_cosmosdb_account": {"good": {"local_authentication_disabled": true}}})
}
