package infralint.terraform.node_auto_repair_test

import data.infralint.lib.testing
import data.infralint.terraform.node_auto_repair

test_reported if {
	count(node_auto_repair.deny) == 1 with input as testing.terraform({"google_container_node_pool": {"bad": {"management": [{"auto_repair": false}]}}})
}

test_not_reported if {
	count(node_auto_repair.deny) == 0 with input as testing.terraform({"google_container_node_pool": {"good": {"management": [{"auto_repair": true}]}}})
}
