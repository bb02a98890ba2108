package infralint.terraform.graphql_field_logs_test

import data.infralint.lib.testing
import data.infralint.terraform.graphql_field_logs

test_reported if {
	count(graphql_field_logs.deny) == 1 with input as testing.terraform({"aws_appsync_graphql_api": {"bad": {"log_config": [{"field_log_level": "NONE"}]}}})
}

test_not_reported if {
	count(graphql_field_logs.deny) == 0 with input as testing.terraform({"aws_appsync_graphql_api": {"good": {"log_config": [{"field_log_level": "ERROR"}]}}})
}
