package infralint.terraform.detailed_monitoring_test

import data.infralint.lib.testing
import data.infralint.terraform.detailed_monitoring

test_reported if {
	count(detailed_monitoring.deny) == 1 with input as testing.terraform({"aws_instance": {"bad": {"monitoring": false}}})
}

test_not_reported if {
	count(detailed_monitoring.deny) == 0 with input as testing.terraform({"aws_instance": {"good": {"monitoring": true}}})
}
