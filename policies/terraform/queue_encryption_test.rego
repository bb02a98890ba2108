package infralint.terraform.queue_encryption_test

import data.infralint.lib.testing
import data.infralint.terraform.queue_encryption

test_reported if {
	count(queue_encryption.deny) == 1 with input as testing.terraform({"aws_sns_topic": {"bad": {"kms_master_key_id": ""}}})
}

test_not_reported if {
	count(queue_encryption.deny) == 0 with input as testing.terraform({"aws_sns_topic": {"good": {"kms_master_key_id": "alias/aws/sns"}}})
}

test_queues if {
	{r.path[2] | some r in queue_encryption.deny} == {"a"} with input as testing.terraform({"aws_sqs_queue": {
		"a": {},
		"b": {"kms_master_key_id": "x"},
		"c": {"sqs_managed_sse_enabled": true},
	}})
}

test_reader if {
	count(queue_encryption.deny) == 0 with input as testing.terraform({"aws_kinesis_firehose_delivery_stream": {"a": {"kinesis_source_configuration": [{}]}}})
}
