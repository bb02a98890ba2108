package infralint.terraform.app_remote_debugging_test

import data.infralint.lib.testing
import data.infralint.terraform.app_remote_debugging

test_reported if {
	count(app_remote_debugging.deny) == 1 with input as testing.terraform({"azurerm_app_service": {"bad": {"site_config": [{"remote_debugging_enabled": true}]}}})
}

test_not_reported if {
	count(app_remote_debugging.deny) == 0 with input as testing.terraform({"azurerm_app_service": {"good": {"site_config": [{"remote_debugging_enabled": false}]}}})
}
