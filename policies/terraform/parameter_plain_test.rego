package infralint.terraform.parameter_plain_test

import data.infralint.lib.testing
import data.infralint.terraform.parameter_plain

test_reported if {
	count(parameter_plain.deny) == 1 with input as testing.terraform({"aws_ssm_parameter": {"bad": {"type": "String"}}})
}

test_not_reported if {
	count(parameter_plain.deny) == 0 with input as testing.terraform({"aws_ssm_parameter": {"good": {"type": "SecureString"}}})
}
