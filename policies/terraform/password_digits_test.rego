package infralint.terraform.password_digits_test

import data.infralint.lib.testing
import data.infralint.terraform.password_digits

test_reported if {
	count(password_digits.deny) == 1 with input as testing.terraform({"aws_iam_account_password_policy": {"bad": {"require_numbers": false}}})
}

test_not_reported if {
	count(password_digits.deny) == 0 with input as testing.terraform({"aws_iam_account_password_policy": {"good": {"require_numbers": true}}})
}
