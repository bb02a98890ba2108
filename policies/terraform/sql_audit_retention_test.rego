package infralint.terraform.sql_audit_retention_test

import data.infralint.lib.testing
import data.infralint.terraform.sql_audit_retention

test_reported if {
	{r.path[2] | some r in sql_audit_retention.deny} == {"a"} with input as testing.terraform({"azurerm_mssql_database_extended_auditing_policy": {
		"a": {"retention_in_days": 89},
		"b": {"retention_in_days": 90},
		"c": {"retention_in_days": {"unknown": true}},
	}})
}
