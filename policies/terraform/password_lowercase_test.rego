package infralint.terraform.password_lowercase_test

import data.infralint.lib.testing
import data.infralint.terraform.password_lowercase

test_reported if {
	count(password_lowercase.deny) == 1 with input as testing.terraform({"aws_iam_account_password_policy": {"bad": {"require_lowercase_characters": false}}})
}

test_not_reported if {
	count(password_lowercase.deny) == 0 with input as testing.terraform({"aws_iam_account_password_policy": {"good": {"require_lowercase_characters": true}}})
}
