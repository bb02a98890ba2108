package infralint.terraform.queue_encryption_test

import data.infralint.lib.testing
import data.infralint.terraform.queue_encryption

test_reported if {
	count(queue_encryption.deny) == 3 with input as testing.terraform({"aws_sns_topic": {"missing_0": {}}, "aws_kinesis_stream": {"bad_0": {"encryption_type": "other"}}, "aws_kinesis_firehose_delivery_stream": {"bad_0": {"server_side_encryption": [{"enabled": false}]}}})
}

test_not_reported if {
	count(queue_encryption.deny) == 0 with input as testing.terraform({"aws_sns_topic": {"good": {"kms_master_key_id": "something"}}})
}

test_queues if {
	{r.path[2] | some r in queue_encryption.deny} == {"a"} with input as testing.terraform({"aws_sqs_queue": {
		"a": {},
		"b": {"kms_master_key_id": "x"},
		"c": {"sqs_managed_sse_enabled": true},
	}})
}
