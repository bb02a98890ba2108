package infralint.terraform.function_vpc_test

import data.infralint.lib.testing
import data.infralint.terraform.function_vpc

test_reported if {
	count(function_vpc.deny) == 1 with input as testing.terraform({"aws_lambda_function": {"bad": {"vpc_config": [{"subnet_ids": []}]}}})
}

test_not_reported if {
	count(function_vpc.deny) == 0 with input as testing.terraform({"aws_lambda_function": {"good": {"vpc_config": [{"subnet_ids": ["subnet-1"]}]}}})
}
