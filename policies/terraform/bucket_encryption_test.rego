package infralint.terraform.bucket_encryption_test

import data.infralint.lib.testing
import data.infralint.terraform.bucket_encryption

test_buckets if {
	{r.path[2] | some r in bucket_encryption.deny} == {"a"} with input as testing.terraform({
		"aws_s3_bucket": {"a": {"bucket": "a"}, "b": {"bucket": "b"}, "c": {"server_side_encryption_configuration": [{}]}},
		"aws_s3_bucket_server_side_encryption_configuration": {"b": {"bucket": "b"}},
	})
}
