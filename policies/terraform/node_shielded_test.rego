package infralint.terraform.node_shielded_test

import data.infralint.lib.testing
import data.infralint.terraform.node_shielded

test_reported if {
	count(node_shielded.deny) == 1 with input as testing.terraform({"google_container_cluster": {"bad": {"enable_shielded_nodes": false}}})
}

test_not_reported if {
	count(node_shielded.deny) == 0 with input as testing.terraform({"google_container_cluster": {"good": {"enable_shielded_nodes": true}}})
}
