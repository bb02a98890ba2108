package infralint.terraform.default_vpc_test

import data.infralint.lib.testing
import data.infralint.terraform.default_vpc

test_reported if {
	count(default_vpc.deny) == 1 with input as testing.terraform({"aws_default_vpc": {"a": {}}, "aws_vpc": {"b": {}}})
}
