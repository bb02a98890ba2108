package infralint.terraform.log_retention_test

import data.infralint.lib.testing
import data.infralint.terraform.log_retention

test_reported if {
	count(log_retention.deny) == 1 with input as testing.terraform({"aws_cloudwatch_log_group": {"bad": {"retention_in_days": 0}}})
}

test_not_reported if {
	count(log_retention.deny) == 0 with input as testing.terraform({"aws_cloudwatch_log_group": {"good": {"retention_in_days": 90}}})
}
