package infralint.terraform.function_dead_letters_test

import data.infralint.lib.testing
import data.infralint.terraform.function_dead_letters

test_reported if {
	count(function_dead_letters.deny) == 1 with input as testing.terraform({"aws_lambda_function": {"bad": {"dead_letter_config": [{"target_arn": ""}]}}})
}

test_not_reported if {
	count(function_dead_letters.deny) == 0 with input as testing.terraform({"aws_lambda_function": {"good": {"dead_letter_config": [{"target_arn": "arn:aws:sqs:eu-west-1:1:dead"}]}}})
}
