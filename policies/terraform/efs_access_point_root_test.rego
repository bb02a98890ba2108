package infralint.terraform.efs_access_point_root_test

import data.infralint.lib.testing
import data.infralint.terraform.efs_access_point_root

test_reported if {
	count(efs_access_point_root.deny) == 1 with input as testing.terraform({"aws_efs_access_point": {"bad": {"root_directory": [{"path": ""}]}}})
}

test_not_reported if {
	count(efs_access_point_root.deny) == 0 with input as testing.terraform({"aws_efs_access_point": {"good": {"root_directory": [{"path": "/shop"}]}}})
}
