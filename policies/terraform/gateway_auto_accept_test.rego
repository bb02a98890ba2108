package infralint.terraform.gateway_auto_accept_test

import data.infralint.lib.testing
import data.infralint.terraform.gateway_auto_accept

test_reported if {
	count(gateway_auto_accept.deny) == 1 with input as testing.terraform({"aws_ec2_transit_gateway": {"bad": {"auto_accept_shared_attachments": "enable"}}})
}

test_not_reported if {
	count(gateway_auto_accept.deny) == 0 with input as testing.terraform({"aws_ec2_transit_gateway": {"good": {"auto_accept_shared_attachments": "disable"}}})
}
