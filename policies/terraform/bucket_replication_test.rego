package infralint.terraform.bucket_replication_test

import data.infralint.lib.testing
import data.infralint.terraform.bucket_replication

test_reported if {
	{r.path[2] | some r in bucket_replication.deny} == {"a"} with input as testing.terraform({
		"aws_s3_bucket": {"a": {}, "b": {}, "i": {"replication_configuration": [{}]}},
		"aws_s3_bucket_replication_configuration": {"b": {"bucket": {"unknown": true}, "references": {"bucket": ["aws_s3_bucket.b"]}}},
	})
}
