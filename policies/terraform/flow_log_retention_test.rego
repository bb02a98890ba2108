package infralint.terraform.flow_log_retention_test

import data.infralint.lib.testing
import data.infralint.terraform.flow_log_retention

test_reported if {
	{r.path[2] | some r in flow_log_retention.deny} == {"a", "d"} with input as testing.terraform({"azurerm_network_watcher_flow_log": {
		"a": {"retention_policy": [{"days": 89}]},
		"b": {"retention_policy": [{"days": 90}]},
		"c": {"retention_policy": [{"days": {"unknown": true}}]},
		"d": {},
	}})
}
