package infralint.terraform.bucket_customer_key_test

import data.infralint.lib.testing
import data.infralint.terraform.bucket_customer_key

test_buckets if {
	{r.path[2] | some r in bucket_customer_key.deny} == {"a", "d"} with input as testing.terraform({
		"aws_s3_bucket": {"a": {"bucket": "a"}, "b": {"bucket": "b"}, "c": {"server_side_encryption_configuration": [{"rule": [{"apply_server_side_encryption_by_default": [{"sse_algorithm": "aws:kms"}]}]}]}, "d": {"bucket": "d"}},
		"aws_s3_bucket_server_side_encryption_configuration": {"b": {"rule": [{"apply_server_side_encryption_by_default": [{"sse_algorithm": "aws:kms"}]}], "bucket": "b"}, "d": {"rule": [{"apply_server_side_encryption_by_default": [{"sse_algorithm": "other"}]}], "bucket": "d"}},
	})
	count(bucket_customer_key.deny) == 0 with input as testing.terraform({"aws_s3_bucket": {"a": {"server_side_encryption_configuration": {"unknown": true}}}})
}
