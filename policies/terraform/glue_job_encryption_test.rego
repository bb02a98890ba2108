package infralint.terraform.glue_job_encryption_test

import data.infralint.lib.testing
import data.infralint.terraform.glue_job_encryption

test_reported if {
	count(glue_job_encryption.deny) == 1 with input as testing.terraform({"aws_glue_security_configuration": {"bad": {"encryption_configuration": [{"cloudwatch_encryption": [{"cloudwatch_encryption_mode": "DISABLED"}], "job_bookmarks_encryption": [{"job_bookmarks_encryption_mode": "CSE-KMS"}], "s3_encryption": [{"s3_encryption_mode": "SSE-KMS"}]}]}}})
}

test_not_reported if {
	count(glue_job_encryption.deny) == 0 with input as testing.terraform({"aws_glue_security_configuration": {"good": {"encryption_configuration": [{"cloudwatch_encryption": [{"cloudwatch_encryption_mode": "SSE-KMS"}], "job_bookmarks_encryption": [{"job_bookmarks_encryption_mode": "CSE-KMS"}], "s3_encryption": [{"s3_encryption_mode": "SSE-KMS"}]}]}}})
}
