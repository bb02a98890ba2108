package infralint.terraform.cloudtrail_test

import data.infralint.lib.testing
import data.infralint.terraform.cloudtrail

test_reported if {
	count(cloudtrail.deny) == 2 with input as testing.terraform({"aws_cloudtrail": {"bad_0": {"is_multi_region_trail": false, "enable_log_file_validation": true}, "bad_1": {"is_multi_region_trail": true, "enable_log_file_validation": false}}})
}

test_not_reported if {
	count(cloudtrail.deny) == 0 with input as testing.terraform({"aws_cloudtrail": {"good": {"is_multi_region_trail": true, "enable_log_file_validation": true}}})
}
