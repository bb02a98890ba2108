package infralint.terraform.activity_log_retention_test

import data.infralint.lib.testing
import data.infralint.terraform.activity_log_retention

test_reported if {
	{r.path[2] | some r in activity_log_retention.deny} == {"a", "d"} with input as testing.terraform({"azurerm_monitor_log_profile": {
		"a": {"retention_policy": [{"days": 364}]},
		"b": {"retention_policy": [{"days": 365}]},
		"c": {"retention_policy": [{"days": {"unknown": true}}]},
		"d": {},
	}})
}
