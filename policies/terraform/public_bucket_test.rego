package infralint.terraform.public_bucket_test

import data.infralint.lib.testing
import data.infralint.terraform.public_bucket

test_reported if {
	count(public_bucket.deny) == 1 with input as testing.terraform({"aws_s3_bucket": {"bad": {"acl": "public-read", "grant": [{"uri": "http://acs.amazonaws.com/groups/s3/LogDelivery"}]}}})
}

test_not_reported if {
	count(public_bucket.deny) == 0 with input as testing.terraform({"aws_s3_bucket": {"good": {"acl": "private", "grant": [{"uri": "http://acs.amazonaws.com/groups/s3/LogDelivery"}]}}})
}
