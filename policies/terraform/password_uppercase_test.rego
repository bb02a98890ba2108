package infralint.terraform.password_uppercase_test

import data.infralint.lib.testing
import data.infralint.terraform.password_uppercase

test_reported if {
	count(password_uppercase.deny) == 1 with input as testing.terraform({"aws_iam_account_password_policy": {"bad": {"require_uppercase_characters": false}}})
}

test_not_reported if {
	count(password_uppercase.deny) == 0 with input as testing.terraform({"aws_iam_account_password_policy": {"good": {"require_uppercase_characters": true}}})
}
