package infralint.terraform.aks_policy_test

import data.infralint.lib.testing
import data.infralint.terraform.aks_policy

test_reported if {
	count(aks_policy.deny) == 1 with input as testing.terraform({"azurerm_kubernetes_cluster": {"bad": {"azure_policy_enabled": false}}})
}

test_not_reported if {
	count(aks_policy.deny) == 0 with input as testing.terraform({"azurerm_kubernetes_cluster": {"good": {"azure_policy_enabled": true}}})
}

test_older if {
	count(aks_policy.deny) == 0 with input as testing.terraform({"azurerm_kubernetes_cluster": {"it": {"addon_profile": [{"azure_policy": [{"enabled": true}]}]}}})
}
