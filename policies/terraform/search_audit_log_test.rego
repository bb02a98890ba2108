package infralint.terraform.search_audit_log_test

import data.infralint.lib.testing
import data.infralint.terraform.search_audit_log

test_reported if {
	{r.path[2] | some r in search_audit_log.deny} == {"a", "b"} with input as testing.terraform({"aws_opensearch_domain": {
		"a": {},
		"b": {"log_publishing_options": [{"log_type": "INDEX_SLOW_LOGS"}]},
		"c": {"log_publishing_options": [{"log_type": "AUDIT_LOGS"}]},
		"d": {"log_publishing_options": [{"log_type": {"unknown": true}}]},
	}})
}
