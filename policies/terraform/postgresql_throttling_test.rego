package infralint.terraform.postgresql_throttling_test

import data.infralint.lib.testing
import data.infralint.terraform.postgresql_throttling

test_reported if {
	count(postgresql_throttling.deny) == 1 with input as testing.terraform({"azurerm_postgresql_configuration": {
		"a": {"name": "connection_throttling", "value": "off"},
		"b": {"name": "connection_throttling", "value": "on"},
		"c": {"name": "other", "value": "off"},
	}})
}
