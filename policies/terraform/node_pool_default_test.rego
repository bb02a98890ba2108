package infralint.terraform.node_pool_default_test

import data.infralint.lib.testing
import data.infralint.terraform.node_pool_default

test_reported if {
	count(node_pool_default.deny) == 1 with input as testing.terraform({"google_container_cluster": {"bad": {"remove_default_node_pool": false}}})
}

test_not_reported if {
	count(node_pool_default.deny) == 0 with input as testing.terraform({"google_container_cluster": {"good": {"remove_default_node_pool": true}}})
}

test_autopilot if {
	count(node_pool_default.deny) == 0 with input as testing.terraform({"google_container_cluster": {"it": {"enable_autopilot": true}}})
}
