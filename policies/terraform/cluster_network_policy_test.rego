package infralint.terraform.cluster_network_policy_test

import data.infralint.lib.testing
import data.infralint.terraform.cluster_network_policy

test_reported if {
	count(cluster_network_policy.deny) == 1 with input as testing.terraform({"google_container_cluster": {"bad": {"network_policy": [{"enabled": false}]}}})
}

test_not_reported if {
	count(cluster_network_policy.deny) == 0 with input as testing.terraform({"google_container_cluster": {"good": {"network_policy": [{"enabled": true}]}}})
}

test_autopilot if {
	count(cluster_network_policy.deny) == 0 with input as testing.terraform({"google_container_cluster": {"it": {"enable_autopilot": true}}})
}

test_dataplane if {
	count(cluster_network_policy.deny) == 0 with input as testing.terraform({"google_container_cluster": {"it": {"datapath_provider": "ADVANCED_DATAPATH"}}})
}
