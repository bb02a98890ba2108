package infralint.terraform.log_retention_year_test

import data.infralint.lib.testing
import data.infralint.terraform.log_retention_year

test_reported if {
	count(log_retention_year.deny) == 1 with input as testing.terraform({"aws_cloudwatch_log_group": {"bad": {"retention_in_days": 1}}})
}

test_not_reported if {
	count(log_retention_year.deny) == 0 with input as testing.terraform({"aws_cloudwatch_log_group": {"good": {"retention_in_days": 365}}})
}
