package infralint.terraform.function_url_open_test

import data.infralint.lib.testing
import data.infralint.terraform.function_url_open

test_reported if {
	count(function_url_open.deny) == 1 with input as testing.terraform({"aws_lambda_function_url": {"bad": {"authorization_type": "NONE"}}})
}

test_not_reported if {
	count(function_url_open.deny) == 0 with input as testing.terraform({"aws_lambda_function_url": {"good": {"authorization_type": "AWS_IAM"}}})
}
