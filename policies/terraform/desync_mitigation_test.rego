package infralint.terraform.desync_mitigation_test

import data.infralint.lib.testing
import data.infralint.terraform.desync_mitigation

test_reported if {
	count(desync_mitigation.deny) == 1 with input as testing.terraform({"aws_lb": {"bad": {"desync_mitigation_mode": "monitor"}}})
}

test_not_reported if {
	count(desync_mitigation.deny) == 0 with input as testing.terraform({"aws_lb": {"good": {"desync_mitigation_mode": "defensive"}}})
}
