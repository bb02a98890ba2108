package infralint.terraform.aks_dashboard_test

import data.infralint.lib.testing
import data.infralint.terraform.aks_dashboard

test_reported if {
	count(aks_dashboard.deny) == 1 with input as testing.terraform({"azurerm_kubernetes_cluster": {"bad": {"addon_profile": [{"kube_dashboard": [{"enabled": true}]}]}}})
}

test_not_reported if {
	count(aks_dashboard.deny) == 0 with input as testing.terraform({"azurerm_kubernetes_cluster": {"good": {"addon_profile": [{"kube_dashboard": [{"enabled": false}]}]}}})
}
