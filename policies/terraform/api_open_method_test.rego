package infralint.terraform.api_open_method_test

import data.infralint.lib.testing
import data.infralint.terraform.api_open_method

test_reported if {
	{r.path[2] | some r in api_open_method.deny} == {"a"} with input as testing.terraform({"aws_api_gateway_method": {
		"a": {"http_method": "GET", "authorization": "NONE"},
		"b": {"http_method": "OPTIONS", "authorization": "NONE"},
		"c": {"http_method": "GET", "authorization": "AWS_IAM"},
	}})
}
