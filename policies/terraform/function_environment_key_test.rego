package infralint.terraform.function_environment_key_test

import data.infralint.lib.testing
import data.infralint.terraform.function_environment_key

test_reported if {
	{r.path[2] | some r in function_environment_key.deny} == {"a"} with input as testing.terraform({"aws_lambda_function": {
		"a": {"environment": [{}]},
		"b": {"environment": [{}], "kms_key_arn": "x"},
		"c": {},
	}})
}
