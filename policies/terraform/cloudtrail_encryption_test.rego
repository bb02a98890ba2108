package infralint.terraform.cloudtrail_encryption_test

import data.infralint.lib.testing
import data.infralint.terraform.cloudtrail_encryption

test_reported if {
	count(cloudtrail_encryption.deny) == 2 with input as testing.terraform({"aws_cloudtrail": {"missing_0": {"cloud_watch_logs_group_arn": "something"}, "missing_1": {"kms_key_id": "something"}}})
}

test_not_reported if {
	count(cloudtrail_encryption.deny) == 0 with input as testing.terraform({"aws_cloudtrail": {"good": {"kms_key_id": "something", "cloud_watch_logs_group_arn": "something"}}})
}
