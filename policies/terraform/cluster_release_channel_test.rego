package infralint.terraform.cluster_release_channel_test

import data.infralint.lib.testing
import data.infralint.terraform.cluster_release_channel

test_reported if {
	count(cluster_release_channel.deny) == 1 with input as testing.terraform({"google_container_cluster": {"bad": {"release_channel": [{"channel": "UNSPECIFIED"}]}}})
}

test_not_reported if {
	count(cluster_release_channel.deny) == 0 with input as testing.terraform({"google_container_cluster": {"good": {"release_channel": [{"channel": "REGULAR"}]}}})
}

test_autopilot if {
	count(cluster_release_channel.deny) == 0 with input as testing.terraform({"google_container_cluster": {"it": {"enable_autopilot": true}}})
}
