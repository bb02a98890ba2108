package infralint.terraform.function_permission_test

import data.infralint.lib.testing
import data.infralint.terraform.function_permission

test_reported if {
	{r.path[2] | some r in function_permission.deny} == {"a"} with input as testing.terraform({"aws_lambda_permission": {
		"a": {"principal": "s3.amazonaws.com"}, "b": {"principal": "s3.amazonaws.com", "source_arn": {"unknown": true}}, "c": {"principal": "123456789012"},
	}})
}
