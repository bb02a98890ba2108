package infralint.terraform.node_auto_upgrade_test

import data.infralint.lib.testing
import data.infralint.terraform.node_auto_upgrade

test_reported if {
	count(node_auto_upgrade.deny) == 1 with input as testing.terraform({"google_container_node_pool": {"bad": {"management": [{"auto_upgrade": false}]}}})
}

test_not_reported if {
	count(node_auto_upgrade.deny) == 0 with input as testing.terraform({"google_container_node_pool": {"good": {"management": [{"auto_upgrade": true}]}}})
}

test_aks if {
	count(node_auto_upgrade.deny) == 1 with input as testing.terraform({"azurerm_kubernetes_cluster": {"it": {}}})
	count(node_auto_upgrade.deny) == 0 with input as testing.terraform({"azurerm_kubernetes_cluster": {"it": {"automatic_upgrade_channel": "patch"}}})
}
