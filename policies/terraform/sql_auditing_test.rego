package infralint.terraform.sql_auditing_test

import data.infralint.lib.testing
import data.infralint.terraform.sql_auditing

test_reported if {
	{r.path[2] | some r in sql_auditing.deny} == {"a"} with input as testing.terraform({
		"azurerm_mssql_server": {"a": {}, "b": {}, "i": {"extended_auditing_policy": [{}]}},
		"azurerm_mssql_server_extended_auditing_policy": {"b": {"server_id": {"unknown": true}, "references": {"server_id": ["azurerm_mssql_server.b"]}}},
	})
}
