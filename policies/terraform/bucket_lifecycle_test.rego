package infralint.terraform.bucket_lifecycle_test

import data.infralint.lib.testing
import data.infralint.terraform.bucket_lifecycle

test_reported if {
	{r.path[2] | some r in bucket_lifecycle.deny} == {"a"} with input as testing.terraform({
		"aws_s3_bucket": {"a": {}, "b": {}, "i": {"lifecycle_rule": [{}]}},
		"aws_s3_bucket_lifecycle_configuration": {"b": {"bucket": {"unknown": true}, "references": {"bucket": ["aws_s3_bucket.b"]}}},
	})
}
