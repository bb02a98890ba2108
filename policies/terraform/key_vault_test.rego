package infralint.terraform.key_vault_test

import data.infralint.lib.testing
import data.infralint.terraform.key_vault

test_reported if {
	count(key_vault.deny) == 5 with input as testing.terraform({"azurerm_key_vault": {"bad_0": {"purge_protection_enabled": false, "network_acls": [{"default_action": "Deny"}]}, "bad_1": {"purge_protection_enabled": true, "network_acls": [{"default_action": "other"}]}}, "azurerm_key_vault_secret": {"missing_0": {"content_type": "something"}, "missing_1": {"expiration_date": "something"}}, "azurerm_key_vault_key": {"missing_0": {}}})
}

test_not_reported if {
	count(key_vault.deny) == 0 with input as testing.terraform({"azurerm_key_vault": {"good": {"purge_protection_enabled": true, "network_acls": [{"default_action": "Deny"}]}}})
}
