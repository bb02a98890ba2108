package infralint.terraform.password_age_test

import data.infralint.lib.testing
import data.infralint.terraform.password_age

policy(values) := testing.terraform({"aws_iam_account_password_policy": {"it": values}})

test_reported if {
	count(password_age.deny) == 1 with input as policy({"max_password_age": 365})
	count(password_age.deny) == 1 with input as policy({})
}

test_not_reported if {
	count(password_age.deny) == 0 with input as policy({"max_password_age": "90"})
	count(password_age.deny) == 0 with input as policy({"max_password_age": {"unknown": true}})
}
