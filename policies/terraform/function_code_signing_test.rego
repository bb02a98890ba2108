package infralint.terraform.function_code_signing_test

import data.infralint.lib.testing
import data.infralint.terraform.function_code_signing

test_reported if {
	count(function_code_signing.deny) == 1 with input as testing.terraform({"aws_lambda_function": {"bad": {"code_signing_config_arn": ""}}})
}

test_not_reported if {
	count(function_code_signing.deny) == 0 with input as testing.terraform({"aws_lambda_function": {"good": {"code_signing_config_arn": "arn:aws:lambda:eu-west-1:1:code-signing-config:1"}}})
}
