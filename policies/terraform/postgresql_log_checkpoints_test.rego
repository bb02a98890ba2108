package infralint.terraform.postgresql_log_checkpoints_test

import data.infralint.lib.testing
import data.infralint.terraform.postgresql_log_checkpoints

test_reported if {
	count(postgresql_log_checkpoints.deny) == 1 with input as testing.terraform({"azurerm_postgresql_configuration": {
		"a": {"name": "log_checkpoints", "value": "off"},
		"b": {"name": "log_checkpoints", "value": "on"},
		"c": {"name": "other", "value": "off"},
	}})
}
