package infralint.terraform.bucket_uniform_access_test

import data.infralint.lib.testing
import data.infralint.terraform.bucket_uniform_access

test_reported if {
	count(bucket_uniform_access.deny) == 1 with input as testing.terraform({"google_storage_bucket": {"bad": {"uniform_bucket_level_access": false}}})
}

test_not_reported if {
	count(bucket_uniform_access.deny) == 0 with input as testing.terraform({"google_storage_bucket": {"good": {"uniform_bucket_level_access": true}}})
}
