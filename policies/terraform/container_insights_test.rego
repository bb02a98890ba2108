package infralint.terraform.container_insights_test

import data.infralint.lib.testing
import data.infralint.terraform.container_insights

test_reported if {
	count(container_insights.deny) == 1 with input as testing.terraform({"aws_ecs_cluster": {"bad_0": {"setting": [{"value": "other"}]}}})
}

test_not_reported if {
	count(container_insights.deny) == 0 with input as testing.terraform({"aws_ecs_cluster": {"good": {"setting": [{"value": "enabled"}]}}})
}
