package infralint.terraform.database_double_encryption_test

import data.infralint.lib.testing
import data.infralint.terraform.database_double_encryption

test_reported if {
	count(database_double_encryption.deny) == 1 with input as testing.terraform({"azurerm_mysql_server": {"bad": {"infrastructure_encryption_enabled": false}}})
}

test_not_reported if {
	count(database_double_encryption.deny) == 0 with input as testing.terraform({"azurerm_mysql_server": {"good": {"infrastructure_encryption_enabled": true}}})
}
