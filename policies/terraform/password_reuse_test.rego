package infralint.terraform.password_reuse_test

import data.infralint.lib.testing
import data.infralint.terraform.password_reuse

test_reported if {
	count(password_reuse.deny) == 1 with input as testing.terraform({"aws_iam_account_password_policy": {"bad": {"password_reuse_prevention": 0}}})
}

test_not_reported if {
	count(password_reuse.deny) == 0 with input as testing.terraform({"aws_iam_account_password_policy": {"good": {"password_reuse_prevention": 24}}})
}
