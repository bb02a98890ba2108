package infralint.terraform.cluster_intranode_visibility_test

import data.infralint.lib.testing
import data.infralint.terraform.cluster_intranode_visibility

test_reported if {
	count(cluster_intranode_visibility.deny) == 1 with input as testing.terraform({"google_container_cluster": {"bad": {"enable_intranode_visibility": false}}})
}

test_not_reported if {
	count(cluster_intranode_visibility.deny) == 0 with input as testing.terraform({"google_container_cluster": {"good": {"enable_intranode_visibility": true}}})
}

test_autopilot if {
	count(cluster_intranode_visibility.deny) == 0 with input as testing.terraform({"google_container_cluster": {"it": {"enable_autopilot": true}}})
}
