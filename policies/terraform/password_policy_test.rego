package infralint.terraform.password_policy_test

import data.infralint.lib.testing
import data.infralint.terraform.password_policy

test_reported if {
	count(password_policy.deny) == 5 with input as testing.terraform({"aws_iam_account_password_policy": {"bad_0": {"minimum_password_length": 14, "max_password_age": 90, "require_lowercase_characters": false, "require_uppercase_characters": true, "require_numbers": true, "require_symbols": true, "password_reuse_prevention": "fine"}, "bad_1": {"minimum_password_length": 14, "max_password_age": 90, "require_lowercase_characters": true, "require_uppercase_characters": false, "require_numbers": true, "require_symbols": true, "password_reuse_prevention": "fine"}, "bad_2": {"minimum_password_length": 14, "max_password_age": 90, "require_lowercase_characters": true, "require_uppercase_characters": true, "require_numbers": false, "require_symbols": true, "password_reuse_prevention": "fine"}, "bad_3": {"minimum_password_length": 14, "max_password_age": 90, "require_lowercase_characters": true, "require_uppercase_characters": true, "require_numbers": true, "require_symbols": false, "password_reuse_prevention": "fine"}, "bad_4": {"minimum_password_length": 14, "max_password_age": 90, "require_lowercase_characters": true, "require_uppercase_characters": true, "require_numbers": true, "require_symbols": true, "password_reuse_prevention": 0}}})
}

test_not_reported if {
	count(password_policy.deny) == 0 with input as testing.terraform({"aws_iam_account_password_policy": {"good": {"minimum_password_length": 14, "max_password_age": 90, "require_lowercase_characters": true, "require_uppercase_characters": true, "require_numbers": true, "require_symbols": true, "password_reuse_prevention": "fine"}}})
}

test_numbers if {
	strong := {
		"require_lowercase_characters": true, "require_uppercase_characters": true, "require_numbers": true,
		"require_symbols": true, "password_reuse_prevention": 24,
	}
	count(password_policy.deny) == 2 with input as testing.terraform({"aws_iam_account_password_policy": {"a": strong}})
	fine := object.union(strong, {"minimum_password_length": 14, "max_password_age": 90})
	count(password_policy.deny) == 0 with input as testing.terraform({"aws_iam_account_password_policy": {"a": fine}})
}
