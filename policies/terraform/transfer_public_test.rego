package infralint.terraform.transfer_public_test

import data.infralint.lib.testing
import data.infralint.terraform.transfer_public

test_reported if {
	count(transfer_public.deny) == 1 with input as testing.terraform({"aws_transfer_server": {"bad": {"endpoint_type": "PUBLIC"}}})
}

test_not_reported if {
	count(transfer_public.deny) == 0 with input as testing.terraform({"aws_transfer_server": {"good": {"endpoint_type": "VPC"}}})
}
