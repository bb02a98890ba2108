package infralint.terraform.api_data_trace_test

import data.infralint.lib.testing
import data.infralint.terraform.api_data_trace

test_reported if {
	count(api_data_trace.deny) == 1 with input as testing.terraform({"aws_api_gateway_method_settings": {"bad": {"settings": [{"data_trace_enabled": true}]}}})
}

test_not_reported if {
	count(api_data_trace.deny) == 0 with input as testing.terraform({"aws_api_gateway_method_settings": {"good": {"settings": [{"data_trace_enabled": false}]}}})
}
