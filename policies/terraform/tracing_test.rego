package infralint.terraform.tracing_test

import data.infralint.lib.testing
import data.infralint.terraform.tracing

test_reported if {
	count(tracing.deny) == 2 with input as testing.terraform({"aws_lambda_function": {"bad_0": {"tracing_config": [{"mode": "other"}]}}, "aws_api_gateway_stage": {"bad_0": {"xray_tracing_enabled": false}}})
}

test_not_reported if {
	count(tracing.deny) == 0 with input as testing.terraform({"aws_lambda_function": {"good": {"tracing_config": [{"mode": "Active"}]}}})
}
