package infralint.terraform.sql_alerts_admins_test

import data.infralint.lib.testing
import data.infralint.terraform.sql_alerts_admins

test_reported if {
	count(sql_alerts_admins.deny) == 1 with input as testing.terraform({"azurerm_mssql_server_security_alert_policy": {"bad": {"email_account_admins": false}}})
}

test_not_reported if {
	count(sql_alerts_admins.deny) == 0 with input as testing.terraform({"azurerm_mssql_server_security_alert_policy": {"good": {"email_account_admins": true}}})
}
