package infralint.terraform.classic_balancer_plain_test

import data.infralint.lib.testing
import data.infralint.terraform.classic_balancer_plain

test_reported if {
	count(classic_balancer_plain.deny) == 1 with input as testing.terraform({"aws_elb": {"bad": {"listener": [{"lb_protocol": "http"}]}}})
}

test_not_reported if {
	count(classic_balancer_plain.deny) == 0 with input as testing.terraform({"aws_elb": {"good": {"listener": [{"lb_protocol": "https"}]}}})
}
