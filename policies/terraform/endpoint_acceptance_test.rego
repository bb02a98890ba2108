package infralint.terraform.endpoint_acceptance_test

import data.infralint.lib.testing
import data.infralint.terraform.endpoint_acceptance

test_reported if {
	count(endpoint_acceptance.deny) == 1 with input as testing.terraform({"aws_vpc_endpoint_service": {"bad": {"acceptance_required": false}}})
}

test_not_reported if {
	count(endpoint_acceptance.deny) == 0 with input as testing.terraform({"aws_vpc_endpoint_service": {"good": {"acceptance_required": true}}})
}
