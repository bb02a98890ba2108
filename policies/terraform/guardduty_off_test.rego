package infralint.terraform.guardduty_off_test

import data.infralint.lib.testing
import data.infralint.terraform.guardduty_off

test_reported if {
	count(guardduty_off.deny) == 1 with input as testing.terraform({"aws_guardduty_detector": {"bad": {"enable": false}}})
}

test_not_reported if {
	count(guardduty_off.deny) == 0 with input as testing.terraform({"aws_guardduty_detector": {"good": {"enable": true}}})
}
