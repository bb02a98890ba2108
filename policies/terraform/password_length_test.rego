package infralint.terraform.password_length_test

import data.infralint.lib.testing
import data.infralint.terraform.password_length

policy(values) := testing.terraform({"aws_iam_account_password_policy": {"it": values}})

test_reported if {
	count(password_length.deny) == 1 with input as policy({"minimum_password_length": 8})
	count(password_length.deny) == 1 with input as policy({})
}

test_not_reported if {
	count(password_length.deny) == 0 with input as policy({"minimum_password_length": "14"})
	count(password_length.deny) == 0 with input as policy({"minimum_password_length": {"unknown": true}})
}
