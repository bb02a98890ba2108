package infralint.terraform.bucket_access_block_test

import data.infralint.lib.testing
import data.infralint.terraform.bucket_access_block

test_reported if {
	count(bucket_access_block.deny) == 1 with input as testing.terraform({"google_storage_bucket": {"bad": {"public_access_prevention": "inherited"}}})
}

test_not_reported if {
	count(bucket_access_block.deny) == 0 with input as testing.terraform({"google_storage_bucket": {"good": {"public_access_prevention": "enforced"}}})
}

test_buckets if {
	{r.path[2] | some r in bucket_access_block.deny} == {"a"} with input as testing.terraform({
		"aws_s3_bucket": {"a": {"bucket": "a"}, "b": {"bucket": "b"}},
		"aws_s3_bucket_public_access_block": {"b": {"bucket": "b"}},
	})
}

test_google if {
	count(bucket_access_block.deny) == 1 with input as testing.terraform({"google_storage_bucket": {"a": {}}})
}
