package infralint.terraform.classic_balancer_zones_test

import data.infralint.lib.testing
import data.infralint.terraform.classic_balancer_zones

test_reported if {
	count(classic_balancer_zones.deny) == 1 with input as testing.terraform({"aws_elb": {"bad": {"cross_zone_load_balancing": false}}})
}

test_not_reported if {
	count(classic_balancer_zones.deny) == 0 with input as testing.terraform({"aws_elb": {"good": {"cross_zone_load_balancing": true}}})
}
