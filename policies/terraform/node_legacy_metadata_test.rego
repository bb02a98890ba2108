package infralint.terraform.node_legacy_metadata_test

import data.infralint.lib.testing
import data.infralint.terraform.node_legacy_metadata

test_reported if {
	count(node_legacy_metadata.deny) == 1 with input as testing.terraform({"google_container_cluster": {"bad": {"node_config": [{"metadata": {"disable-legacy-endpoints": false}}]}}})
}

test_not_reported if {
	count(node_legacy_metadata.deny) == 0 with input as testing.terraform({"google_container_cluster": {"good": {"node_config": [{"metadata": {"disable-legacy-endpoints": true}}]}}})
}
