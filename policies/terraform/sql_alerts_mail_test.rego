package infralint.terraform.sql_alerts_mail_test

import data.infralint.lib.testing
import data.infralint.terraform.sql_alerts_mail

test_reported if {
	count(sql_alerts_mail.deny) == 1 with input as testing.terraform({"azurerm_mssql_server_security_alert_policy": {"bad": {"email_addresses": []}}})
}

test_not_reported if {
	count(sql_alerts_mail.deny) == 0 with input as testing.terraform({"azurerm_mssql_server_security_alert_policy": {"good": {"email_addresses": ["ops@example.com"]}}})
}
