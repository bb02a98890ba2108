package infralint.terraform.cloudtrail_cloudwatch_test

import data.infralint.lib.testing
import data.infralint.terraform.cloudtrail_cloudwatch

test_reported if {
	count(cloudtrail_cloudwatch.deny) == 1 with input as testing.terraform({"aws_cloudtrail": {"bad": {"cloud_watch_logs_group_arn": ""}}})
}

test_not_reported if {
	count(cloudtrail_cloudwatch.deny) == 0 with input as testing.terraform({"aws_cloudtrail": {"good": {"cloud_watch_logs_group_arn": "arn:aws:logs:eu-west-1:1:log-group:trail:*"}}})
}
