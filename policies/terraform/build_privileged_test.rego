package infralint.terraform.build_privileged_test

import data.infralint.lib.testing
import data.infralint.terraform.build_privileged

test_reported if {
	count(build_privileged.deny) == 1 with input as testing.terraform({"aws_codebuild_project": {"bad": {"environment": [{"privileged_mode": true}]}}})
}

test_not_reported if {
	count(build_privileged.deny) == 0 with input as testing.terraform({"aws_codebuild_project": {"good": {"environment": [{"privileged_mode": false}]}}})
}
