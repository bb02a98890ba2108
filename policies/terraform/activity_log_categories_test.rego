package infralint.terraform.activity_log_categories_test

import data.infralint.lib.testing
import data.infralint.terraform.activity_log_categories

test_reported if {
	count(activity_log_categories.deny) == 1 with input as testing.terraform({"azurerm_monitor_log_profile": {
		"a": {"categories": ["Action"]},
		"b": {"categories": ["Action", "Delete", "Write"]},
		"c": {"categories": {"unknown": true}},
	}})
}
