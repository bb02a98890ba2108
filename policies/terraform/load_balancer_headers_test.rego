package infralint.terraform.load_balancer_headers_test

import data.infralint.lib.testing
import data.infralint.terraform.load_balancer_headers

test_reported if {
	count(load_balancer_headers.deny) == 1 with input as testing.terraform({"aws_lb": {"bad": {"drop_invalid_header_fields": false}}})
}

test_not_reported if {
	count(load_balancer_headers.deny) == 0 with input as testing.terraform({"aws_lb": {"good": {"drop_invalid_header_fields": true}}})
}

test_exempt if {
	count(load_balancer_headers.deny) == 0 with input as testing.terraform({"aws_lb": {"a": {"load_balancer_type": "network"}}})
}
