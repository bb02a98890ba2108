package infralint.terraform.aks_secret_rotation_test

import data.infralint.lib.testing
import data.infralint.terraform.aks_secret_rotation

test_reported if {
	count(aks_secret_rotation.deny) == 1 with input as testing.terraform({"azurerm_kubernetes_cluster": {"bad": {"key_vault_secrets_provider": [{"secret_rotation_enabled": false}]}}})
}

test_not_reported if {
	count(aks_secret_rotation.deny) == 0 with input as testing.terraform({"azurerm_kubernetes_cluster": {"good": {"key_vault_secrets_provider": [{"secret_rotation_enabled": true}]}}})
}
