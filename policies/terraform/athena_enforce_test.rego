package infralint.terraform.athena_enforce_test

import data.infralint.lib.testing
import data.infralint.terraform.athena_enforce

test_reported if {
	count(athena_enforce.deny) == 1 with input as testing.terraform({"aws_athena_workgroup": {"bad": {"configuration": [{"enforce_workgroup_configuration": false}]}}})
}

test_not_reported if {
	count(athena_enforce.deny) == 0 with input as testing.terraform({"aws_athena_workgroup": {"good": {"configuration": [{"enforce_workgroup_configuration": true}]}}})
}
