package infralint.terraform.document_database_audit_test

import data.infralint.lib.testing
import data.infralint.terraform.document_database_audit

test_reported if {
	{r.path[2] | some r in document_database_audit.deny} == {"a", "b"} with input as testing.terraform({"aws_docdb_cluster_parameter_group": {
		"a": {},
		"b": {"parameter": [{"name": "audit_logs", "value": "no"}]},
		"c": {"parameter": [{"name": "audit_logs", "value": "enabled"}]},
		"d": {"parameter": [{"name": "audit_logs", "value": {"unknown": true}}]},
		"e": {"parameter": [{"name": {"unknown": true}}]},
	}})
}
