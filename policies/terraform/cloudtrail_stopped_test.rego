package infralint.terraform.cloudtrail_stopped_test

import data.infralint.lib.testing
import data.infralint.terraform.cloudtrail_stopped

test_reported if {
	count(cloudtrail_stopped.deny) == 1 with input as testing.terraform({"aws_cloudtrail": {"bad": {"enable_logging": false}}})
}

test_not_reported if {
	count(cloudtrail_stopped.deny) == 0 with input as testing.terraform({"aws_cloudtrail": {"good": {"enable_logging": true}}})
}
