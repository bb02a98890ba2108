package infralint.terraform.cluster_google_groups_test

import data.infralint.lib.testing
import data.infralint.terraform.cluster_google_groups

test_reported if {
	count(cluster_google_groups.deny) == 1 with input as testing.terraform({"google_container_cluster": {"bad": {"authenticator_groups_config": [{"security_group": ""}]}}})
}

test_not_reported if {
	count(cluster_google_groups.deny) == 0 with input as testing.terraform({"google_container_cluster": {"good": {"authenticator_groups_config": [{"security_group": "gke-security-groups@example.com"}]}}})
}
