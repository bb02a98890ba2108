package infralint.terraform.sql_alerts_off_test

import data.infralint.lib.testing
import data.infralint.terraform.sql_alerts_off

test_reported if {
	count(sql_alerts_off.deny) == 1 with input as testing.terraform({"azurerm_mssql_server_security_alert_policy": {
		"a": {"disabled_alerts": ["Sql_Injection"]},
		"b": {"disabled_alerts": []},
	}})
}
