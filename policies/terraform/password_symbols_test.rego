package infralint.terraform.password_symbols_test

import data.infralint.lib.testing
import data.infralint.terraform.password_symbols

test_reported if {
	count(password_symbols.deny) == 1 with input as testing.terraform({"aws_iam_account_password_policy": {"bad": {"require_symbols": false}}})
}

test_not_reported if {
	count(password_symbols.deny) == 0 with input as testing.terraform({"aws_iam_account_password_policy": {"good": {"require_symbols": true}}})
}
