package infralint.terraform.registry_scan_test

import data.infralint.lib.testing
import data.infralint.terraform.registry_scan

test_reported if {
	count(registry_scan.deny) == 1 with input as testing.terraform({"aws_ecr_repository": {"bad": {"image_scanning_configuration": [{"scan_on_push": false}]}}})
}

test_not_reported if {
	count(registry_scan.deny) == 0 with input as testing.terraform({"aws_ecr_repository": {"good": {"image_scanning_configuration": [{"scan_on_push": true}]}}})
}
