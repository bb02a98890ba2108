package infralint.terraform.bucket_versioning_test

import data.infralint.lib.testing
import data.infralint.terraform.bucket_versioning

test_buckets if {
	{r.path[2] | some r in bucket_versioning.deny} == {"a", "d"} with input as testing.terraform({
		"aws_s3_bucket": {"a": {"bucket": "a"}, "b": {"bucket": "b"}, "c": {"versioning": [{"enabled": "Enabled"}]}, "d": {"bucket": "d"}},
		"aws_s3_bucket_versioning": {"b": {"versioning_configuration": [{"status": "Enabled"}], "bucket": "b"}, "d": {"versioning_configuration": [{"status": "other"}], "bucket": "d"}},
	})
	count(bucket_versioning.deny) == 0 with input as testing.terraform({"aws_s3_bucket": {"a": {"versioning": {"unknown": true}}}})
}
