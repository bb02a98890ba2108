package infralint.terraform.tracing_test

import data.infralint.lib.testing
import data.infralint.terraform.tracing

test_reported if {
	count(tracing.deny) == 1 with input as testing.terraform({"aws_lambda_function": {"bad": {}}})
}

test_not_reported if {
	count(tracing.deny) == 0 with input as testing.terraform({"aws_lambda_function": {"good": {"tracing_config": [{"mode": "Active"}]}}})
}
