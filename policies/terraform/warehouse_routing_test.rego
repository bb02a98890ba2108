package infralint.terraform.warehouse_routing_test

import data.infralint.lib.testing
import data.infralint.terraform.warehouse_routing

test_reported if {
	count(warehouse_routing.deny) == 1 with input as testing.terraform({"aws_redshift_cluster": {"bad": {"enhanced_vpc_routing": false}}})
}

test_not_reported if {
	count(warehouse_routing.deny) == 0 with input as testing.terraform({"aws_redshift_cluster": {"good": {"enhanced_vpc_routing": true}}})
}
