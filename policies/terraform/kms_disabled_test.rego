package infralint.terraform.kms_disabled_test

import data.infralint.lib.testing
import data.infralint.terraform.kms_disabled

test_reported if {
	count(kms_disabled.deny) == 1 with input as testing.terraform({"aws_kms_key": {"bad": {"is_enabled": false}}})
}

test_not_reported if {
	count(kms_disabled.deny) == 0 with input as testing.terraform({"aws_kms_key": {"good": {"is_enabled": true}}})
}
