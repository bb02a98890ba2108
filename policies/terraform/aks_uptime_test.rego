package infralint.terraform.aks_uptime_test

import data.infralint.lib.testing
import data.infralint.terraform.aks_uptime

test_reported if {
	count(aks_uptime.deny) == 1 with input as testing.terraform({"azurerm_kubernetes_cluster": {"bad": {"sku_tier": "Free"}}})
}

test_not_reported if {
	count(aks_uptime.deny) == 0 with input as testing.terraform({"azurerm_kubernetes_cluster": {"good": {"sku_tier": "Standard"}}})
}
