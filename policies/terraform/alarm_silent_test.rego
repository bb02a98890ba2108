package infralint.terraform.alarm_silent_test

import data.infralint.lib.testing
import data.infralint.terraform.alarm_silent

test_reported if {
	count(alarm_silent.deny) == 1 with input as testing.terraform({"aws_cloudwatch_metric_alarm": {"bad": {"actions_enabled": false}}})
}

test_not_reported if {
	count(alarm_silent.deny) == 0 with input as testing.terraform({"aws_cloudwatch_metric_alarm": {"good": {"actions_enabled": true}}})
}
