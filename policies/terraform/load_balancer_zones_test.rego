package infralint.terraform.load_balancer_zones_test

import data.infralint.lib.testing
import data.infralint.terraform.load_balancer_zones

test_reported if {
	count(load_balancer_zones.deny) == 1 with input as testing.terraform({"aws_lb": {"bad": {"load_balancer_type": "network", "enable_cross_zone_load_balancing": false}}})
}

test_not_reported if {
	count(load_balancer_zones.deny) == 0 with input as testing.terraform({"aws_lb": {"good": {"load_balancer_type": "network", "enable_cross_zone_load_balancing": true}}})
}

test_application if {
	count(load_balancer_zones.deny) == 0 with input as testing.terraform({"aws_lb": {"it": {}}})
}
