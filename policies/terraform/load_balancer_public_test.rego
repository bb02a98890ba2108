package infralint.terraform.load_balancer_public_test

import data.infralint.lib.testing
import data.infralint.terraform.load_balancer_public

test_reported if {
	count(load_balancer_public.deny) == 1 with input as testing.terraform({"aws_lb": {"bad": {"internal": false}}})
}

test_not_reported if {
	count(load_balancer_public.deny) == 0 with input as testing.terraform({"aws_lb": {"good": {"internal": true}}})
}

test_exempt if {
	count(load_balancer_public.deny) == 0 with input as testing.terraform({"aws_lb": {"a": {"load_balancer_type": "gateway"}}})
}
