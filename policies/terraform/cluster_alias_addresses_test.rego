package infralint.terraform.cluster_alias_addresses_test

import data.infralint.lib.testing
import data.infralint.terraform.cluster_alias_addresses

test_reported if {
	count(cluster_alias_addresses.deny) == 1 with input as testing.terraform({"google_container_cluster": {"bad": {}}})
}

test_autopilot if {
	count(cluster_alias_addresses.deny) == 0 with input as testing.terraform({"google_container_cluster": {"it": {"enable_autopilot": true}}})
}
