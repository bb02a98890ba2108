package infralint.terraform.node_integrity_monitoring_test

import data.infralint.lib.testing
import data.infralint.terraform.node_integrity_monitoring

test_reported if {
	count(node_integrity_monitoring.deny) == 1 with input as testing.terraform({"google_container_cluster": {"bad": {"node_config": [{"shielded_instance_config": [{"enable_integrity_monitoring": false}]}]}}})
}

test_not_reported if {
	count(node_integrity_monitoring.deny) == 0 with input as testing.terraform({"google_container_cluster": {"good": {"node_config": [{"shielded_instance_config": [{"enable_integrity_monitoring": true}]}]}}})
}
