package infralint.terraform.bucket_logging_test

import data.infralint.lib.testing
import data.infralint.terraform.bucket_logging

test_reported if {
	count(bucket_logging.deny) == 1 with input as testing.terraform({"google_storage_bucket": {"bad": {}}})
}

test_not_reported if {
	count(bucket_logging.deny) == 0 with input as testing.terraform({"google_storage_bucket": {"good": {"logging": [{"log_bucket": "logs"}]}}})
}

test_buckets if {
	{r.path[2] | some r in bucket_logging.deny} == {"a"} with input as testing.terraform({
		"aws_s3_bucket": {"a": {"bucket": "a"}, "b": {"bucket": "b"}, "c": {"logging": [{}]}},
		"aws_s3_bucket_logging": {"b": {"bucket": "b"}},
	})
}

test_google if {
	count(bucket_logging.deny) == 1 with input as testing.terraform({"google_storage_bucket": {"a": {}}})
}

test_targets if {
	{r.path[2] | some r in bucket_logging.deny} == {"c"} with input as testing.terraform({
		"aws_s3_bucket": {"a": {"acl": "log-delivery-write"}, "b": {}, "c": {}},
		"aws_s3_bucket_acl": {"b": {"acl": "log-delivery-write", "bucket": {"unknown": true}, "references": {"bucket": ["aws_s3_bucket.b"]}}},
	})
}
