package infralint.terraform.cluster_hardening_test

import data.infralint.lib.testing
import data.infralint.terraform.cluster_hardening

test_reported if {
	count(cluster_hardening.deny) == 7 with input as testing.terraform({"google_container_node_pool": {"bad_0": {"management": [{"auto_upgrade": false, "auto_repair": true}]}, "bad_1": {"management": [{"auto_upgrade": true, "auto_repair": false}]}}, "google_container_cluster": {"bad_0": {"enable_shielded_nodes": false, "workload_identity_config": [{"workload_pool": "something"}], "ip_allocation_policy": "fine"}, "missing_1": {"enable_shielded_nodes": true, "workload_identity_config": [{}], "ip_allocation_policy": "fine"}, "missing_2": {"enable_shielded_nodes": true, "workload_identity_config": [{"workload_pool": "something"}]}}, "azurerm_kubernetes_cluster": {"missing_0": {"network_profile": [{}], "local_account_disabled": true}, "bad_1": {"network_profile": [{"network_policy": "something"}], "local_account_disabled": false}}})
}

test_not_reported if {
	count(cluster_hardening.deny) == 0 with input as testing.terraform({"google_container_node_pool": {"good": {"management": [{"auto_upgrade": true, "auto_repair": true}]}}})
}

test_exempt if {
	count(cluster_hardening.deny) == 0 with input as testing.terraform({"google_container_cluster": {"a": {"enable_autopilot": true}}})
}
