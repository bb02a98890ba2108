package infralint.terraform.target_plain_test

import data.infralint.lib.testing
import data.infralint.terraform.target_plain

test_reported if {
	count(target_plain.deny) == 1 with input as testing.terraform({"aws_lb_target_group": {"bad": {"protocol": "HTTP"}}})
}

test_not_reported if {
	count(target_plain.deny) == 0 with input as testing.terraform({"aws_lb_target_group": {"good": {"protocol": "HTTPS"}}})
}
