package infralint.terraform.cloudtrail_encryption_test

import data.infralint.lib.testing
import data.infralint.terraform.cloudtrail_encryption

test_reported if {
	count(cloudtrail_encryption.deny) == 1 with input as testing.terraform({"aws_cloudtrail": {"bad": {"kms_key_id": ""}}})
}

test_not_reported if {
	count(cloudtrail_encryption.deny) == 0 with input as testing.terraform({"aws_cloudtrail": {"good": {"kms_key_id": "arn:aws:kms:eu-west-1:1:key/1"}}})
}
