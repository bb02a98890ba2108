package infralint.terraform.cluster_local_account_test

import data.infralint.lib.testing
import data.infralint.terraform.cluster_local_account

test_reported if {
	count(cluster_local_account.deny) == 1 with input as testing.terraform({"azurerm_kubernetes_cluster": {"bad": {"local_account_disabled": false}}})
}

test_not_reported if {
	count(cluster_local_account.deny) == 0 with input as testing.terraform({"azurerm_kubernetes_cluster": {"good": {"local_account_disabled": true}}})
}
