package infralint.terraform.node_metadata_test

import data.infralint.lib.testing
import data.infralint.terraform.node_metadata

test_reported if {
	count(node_metadata.deny) == 1 with input as testing.terraform({"google_container_cluster": {"bad": {"node_config": [{"workload_metadata_config": [{"mode": "GCE_METADATA"}]}]}}})
}

test_not_reported if {
	count(node_metadata.deny) == 0 with input as testing.terraform({"google_container_cluster": {"good": {"node_config": [{"workload_metadata_config": [{"mode": "GKE_METADATA"}]}]}}})
}

test_exempt if {
	count(node_metadata.deny) == 0 with input as testing.terraform({"google_container_cluster": {"a": {"enable_autopilot": true}, "b": {"remove_default_node_pool": true}}})
}

test_older if {
	count(node_metadata.deny) == 0 with input as testing.terraform({"google_container_node_pool": {"it": {"node_config": [{"workload_metadata_config": [{"node_metadata": "SECURE"}]}]}}})
}
