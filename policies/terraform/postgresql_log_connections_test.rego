package infralint.terraform.postgresql_log_connections_test

import data.infralint.lib.testing
import data.infralint.terraform.postgresql_log_connections

test_reported if {
	count(postgresql_log_connections.deny) == 1 with input as testing.terraform({"azurerm_postgresql_configuration": {
		"a": {"name": "log_connections", "value": "off"},
		"b": {"name": "log_connections", "value": "on"},
		"c": {"name": "other", "value": "off"},
	}})
}
