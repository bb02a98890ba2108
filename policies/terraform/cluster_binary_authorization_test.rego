package infralint.terraform.cluster_binary_authorization_test

import data.infralint.lib.testing
import data.infralint.terraform.cluster_binary_authorization

test_reported if {
	count(cluster_binary_authorization.deny) == 1 with input as testing.terraform({"google_container_cluster": {"bad": {"binary_authorization": [{"evaluation_mode": "DISABLED"}]}}})
}

test_not_reported if {
	count(cluster_binary_authorization.deny) == 0 with input as testing.terraform({"google_container_cluster": {"good": {"binary_authorization": [{"evaluation_mode": "PROJECT_SINGLETON_POLICY_ENFORCE"}]}}})
}

test_older if {
	count(cluster_binary_authorization.deny) == 0 with input as testing.terraform({"google_container_cluster": {"it": {"enable_binary_authorization": true}}})
}
