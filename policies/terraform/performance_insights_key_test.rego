package infralint.terraform.performance_insights_key_test

import data.infralint.lib.testing
import data.infralint.terraform.performance_insights_key

test_reported if {
	{r.path[2] | some r in performance_insights_key.deny} == {"a"} with input as testing.terraform({"aws_db_instance": {
		"a": {"performance_insights_enabled": true},
		"b": {"performance_insights_enabled": true, "performance_insights_kms_key_id": "x"},
		"c": {},
	}})
}
