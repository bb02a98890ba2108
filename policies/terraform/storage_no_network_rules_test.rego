package infralint.terraform.storage_no_network_rules_test

import data.infralint.lib.testing
import data.infralint.terraform.storage_no_network_rules

test_reported if {
	{r.path[2] | some r in storage_no_network_rules.deny} == {"a"} with input as testing.terraform({
		"azurerm_storage_account": {"a": {}, "b": {}, "i": {"network_rules": [{}]}},
		"azurerm_storage_account_network_rules": {"b": {"storage_account_id": {"unknown": true}, "references": {"storage_account_id": ["azurerm_storage_account.b"]}}},
	})
}

test_private if {
	count(storage_no_network_rules.deny) == 0 with input as testing.terraform({"azurerm_storage_account": {"a": {"public_network_access_enabled": false}}})
}
