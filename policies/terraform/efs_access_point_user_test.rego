package infralint.terraform.efs_access_point_user_test

import data.infralint.lib.testing
import data.infralint.terraform.efs_access_point_user

test_reported if {
	count(efs_access_point_user.deny) == 1 with input as testing.terraform({"aws_efs_access_point": {"bad": {}}})
}

test_not_reported if {
	count(efs_access_point_user.deny) == 0 with input as testing.terraform({"aws_efs_access_point": {"good": {"posix_user": [{"uid": 1000}]}}})
}
