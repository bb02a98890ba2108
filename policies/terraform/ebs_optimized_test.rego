package infralint.terraform.ebs_optimized_test

import data.infralint.lib.testing
import data.infralint.terraform.ebs_optimized

test_reported if {
	count(ebs_optimized.deny) == 1 with input as testing.terraform({"aws_instance": {"bad": {"ebs_optimized": false}}})
}

test_not_reported if {
	count(ebs_optimized.deny) == 0 with input as testing.terraform({"aws_instance": {"good": {"ebs_optimized": true}}})
}
