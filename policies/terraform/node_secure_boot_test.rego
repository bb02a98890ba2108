package infralint.terraform.node_secure_boot_test

import data.infralint.lib.testing
import data.infralint.terraform.node_secure_boot

test_reported if {
	count(node_secure_boot.deny) == 1 with input as testing.terraform({"google_container_cluster": {"bad": {"node_config": [{"shielded_instance_config": [{"enable_secure_boot": false}]}]}}})
}

test_not_reported if {
	count(node_secure_boot.deny) == 0 with input as testing.terraform({"google_container_cluster": {"good": {"node_config": [{"shielded_instance_config": [{"enable_secure_boot": true}]}]}}})
}

test_exempt if {
	count(node_secure_boot.deny) == 0 with input as testing.terraform({"google_container_cluster": {"a": {"enable_autopilot": true}, "b": {"remove_default_node_pool": true}}})
}
