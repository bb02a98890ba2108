package infralint.terraform.cloudtrail_test

import data.infralint.lib.testing
import data.infralint.terraform.cloudtrail

test_reported if {
	count(cloudtrail.deny) == 1 with input as testing.terraform({"aws_cloudtrail": {"bad": {"is_multi_region_trail": false}}})
}

test_not_reported if {
	count(cloudtrail.deny) == 0 with input as testing.terraform({"aws_cloudtrail": {"good": {"is_multi_region_trail": true}}})
}
