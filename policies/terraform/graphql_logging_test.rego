package infralint.terraform.graphql_logging_test

import data.infralint.lib.testing
import data.infralint.terraform.graphql_logging

test_reported if {
	count(graphql_logging.deny) == 1 with input as testing.terraform({"aws_appsync_graphql_api": {"bad": {"log_config": [{"cloudwatch_logs_role_arn": ""}]}}})
}

test_not_reported if {
	count(graphql_logging.deny) == 0 with input as testing.terraform({"aws_appsync_graphql_api": {"good": {"log_config": [{"cloudwatch_logs_role_arn": "arn:aws:iam::1:role/logs"}]}}})
}
