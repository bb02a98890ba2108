package infralint.terraform.storage_trusted_services_test

import data.infralint.lib.testing
import data.infralint.terraform.storage_trusted_services

test_reported if {
	count(storage_trusted_services.deny) == 2 with input as testing.terraform({
		"azurerm_storage_account": {"a": {"network_rules": [{"bypass": ["Metrics"]}]}, "b": {"network_rules": [{"bypass": ["AzureServices"]}]}, "c": {"network_rules": [{}]}},
		"azurerm_storage_account_network_rules": {"a": {"bypass": ["None"]}, "b": {"bypass": ["None", {"unknown": true}]}},
	})
}
