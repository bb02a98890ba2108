package infralint.terraform.function_runtime_test

import data.infralint.lib.testing
import data.infralint.terraform.function_runtime

test_reported if {
	count(function_runtime.deny) == 1 with input as testing.terraform({"aws_lambda_function": {"bad": {"runtime": "nodejs4.3"}}})
}

test_not_reported if {
	count(function_runtime.deny) == 0 with input as testing.terraform({"aws_lambda_function": {"good": {"runtime": "python3.13"}}})
}
