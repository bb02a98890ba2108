package infralint.terraform.flow_logs_test

import data.infralint.lib.testing
import data.infralint.terraform.flow_logs

test_reported if {
	{r.path[2] | some r in flow_logs.deny} == {"a", "s"} with input as testing.terraform({
		"aws_vpc": {"a": {}, "b": {}},
		"aws_flow_log": {"b": {"references": {"vpc_id": ["aws_vpc.b"]}, "vpc_id": {"unknown": true}}},
		"google_compute_subnetwork": {"s": {}, "t": {"log_config": [{}]}, "u": {"purpose": "REGIONAL_MANAGED_PROXY"}},
	})
}
