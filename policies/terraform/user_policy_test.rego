package infralint.terraform.user_policy_test

import data.infralint.lib.testing
import data.infralint.terraform.user_policy

test_reported if {
	count(user_policy.deny) == 2 with input as testing.terraform({
		"aws_iam_user_policy": {"a": {}},
		"aws_iam_policy_attachment": {"a": {"users": ["x"]}, "b": {"users": []}, "c": {"users": {"unknown": true}}},
	})
}
