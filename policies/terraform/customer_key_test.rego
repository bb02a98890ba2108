package infralint.terraform.customer_key_test

import data.infralint.lib.testing
import data.infralint.terraform.customer_key

test_reported if {
	count(customer_key.deny) == 1 with input as testing.terraform({"aws_cloudwatch_log_group": {"bad": {"kms_key_id": ""}}})
}

test_not_reported if {
	count(customer_key.deny) == 0 with input as testing.terraform({"aws_cloudwatch_log_group": {"good": {"kms_key_id": "arn:aws:kms:eu-west-1:1:key/1"}}})
}

test_exempt if {
	count(customer_key.deny) == 0 with input as testing.terraform({
		"aws_ssm_parameter": {"a": {"type": "String"}},
		"google_compute_instance": {"a": {"boot_disk": [{"disk_encryption_key_raw": {"unknown": true}}]}},
	})
}
