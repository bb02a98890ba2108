package infralint.terraform.database_threat_alerts_test

import data.infralint.lib.testing
import data.infralint.terraform.database_threat_alerts

test_reported if {
	count(database_threat_alerts.deny) == 1 with input as testing.terraform({"azurerm_mysql_server": {"bad": {"threat_detection_policy": [{"enabled": false}]}}})
}

test_not_reported if {
	count(database_threat_alerts.deny) == 0 with input as testing.terraform({"azurerm_mysql_server": {"good": {"threat_detection_policy": [{"enabled": true}]}}})
}
