package infralint.terraform.athena_encryption_test

import data.infralint.lib.testing
import data.infralint.terraform.athena_encryption

test_reported if {
	count(athena_encryption.deny) == 1 with input as testing.terraform({"aws_athena_database": {"bad": {"encryption_configuration": [{"encryption_option": ""}]}}})
}

test_not_reported if {
	count(athena_encryption.deny) == 0 with input as testing.terraform({"aws_athena_database": {"good": {"encryption_configuration": [{"encryption_option": "SSE_KMS"}]}}})
}
