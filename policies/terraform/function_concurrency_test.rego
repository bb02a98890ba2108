package infralint.terraform.function_concurrency_test

import data.infralint.lib.testing
import data.infralint.terraform.function_concurrency

test_reported if {
	count(function_concurrency.deny) == 1 with input as testing.terraform({"aws_lambda_function": {"bad": {"reserved_concurrent_executions": -1}}})
}

test_not_reported if {
	count(function_concurrency.deny) == 0 with input as testing.terraform({"aws_lambda_function": {"good": {"reserved_concurrent_executions": 10}}})
}
