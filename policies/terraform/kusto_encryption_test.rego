package infralint.terraform.kusto_encryption_test

import data.infralint.lib.testing
import data.infralint.terraform.kusto_encryption

test_reported if {
	count(kusto_encryption.deny) == 1 with input as testing.terraform({"azurerm_kusto_cluster": {"bad": {"disk_encryption_enabled": false}}})
}

test_not_reported if {
	count(kusto_encryption.deny) == 0 with input as testing.terraform({"azurerm_kusto_cluster": {"good": {"disk_encryption_enabled": true}}})
}
