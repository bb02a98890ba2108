package infralint.terraform.cloudtrail_validation_test

import data.infralint.lib.testing
import data.infralint.terraform.cloudtrail_validation

test_reported if {
	count(cloudtrail_validation.deny) == 1 with input as testing.terraform({"aws_cloudtrail": {"bad": {"enable_log_file_validation": false}}})
}

test_not_reported if {
	count(cloudtrail_validation.deny) == 0 with input as testing.terraform({"aws_cloudtrail": {"good": {"enable_log_file_validation": true}}})
}
