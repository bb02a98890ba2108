package infralint.terraform.access_logging_test

import data.infralint.lib.testing
import data.infralint.terraform.access_logging

test_reported if {
	count(access_logging.deny) == 1 with input as testing.terraform({"aws_lb": {"bad": {"access_logs": [{"enabled": false}]}}})
}

test_not_reported if {
	count(access_logging.deny) == 0 with input as testing.terraform({"aws_lb": {"good": {"access_logs": [{"enabled": true}]}}})
}

test_others if {
	{r.path[2] | some r in access_logging.deny} == {"a", "b"} with input as testing.terraform({
		"aws_lb": {"gateway": {"load_balancer_type": "gateway"}, "some": {"load_balancer_type": {"unknown": true}}},
		"aws_redshift_cluster": {"c": {"cluster_identifier": "c"}},
		"aws_redshift_logging": {"c": {"cluster_identifier": "c"}},
		"aws_msk_cluster": {
			"a": {},
			"b": {"logging_info": [{"broker_logs": [{"s3": [{"enabled": false}]}]}]},
			"d": {"logging_info": [{"broker_logs": [{"s3": [{"enabled": true}]}]}]},
			"e": {"logging_info": [{"broker_logs": [{"unknown": true}]}]},
		},
	})
}
