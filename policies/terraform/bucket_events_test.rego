package infralint.terraform.bucket_events_test

import data.infralint.lib.testing
import data.infralint.terraform.bucket_events

test_reported if {
	{r.path[2] | some r in bucket_events.deny} == {"a"} with input as testing.terraform({
		"aws_s3_bucket": {"a": {}, "b": {}},
		"aws_s3_bucket_notification": {"b": {"bucket": {"unknown": true}, "references": {"bucket": ["aws_s3_bucket.b"]}}},
	})
}
