package infralint.terraform.performance_insights_test

import data.infralint.lib.testing
import data.infralint.terraform.performance_insights

test_reported if {
	count(performance_insights.deny) == 1 with input as testing.terraform({"aws_db_instance": {"bad": {"performance_insights_enabled": false}}})
}

test_not_reported if {
	count(performance_insights.deny) == 0 with input as testing.terraform({"aws_db_instance": {"good": {"performance_insights_enabled": true}}})
}
