package infralint.terraform.app_error_logs_test

import data.infralint.lib.testing
import data.infralint.terraform.app_error_logs

test_reported if {
	count(app_error_logs.deny) == 1 with input as testing.terraform({"azurerm_linux_web_app": {"bad": {"logs": [{"detailed_error_messages": false}]}}})
}

test_not_reported if {
	count(app_error_logs.deny) == 0 with input as testing.terraform({"azurerm_linux_web_app": {"good": {"logs": [{"detailed_error_messages": true}]}}})
}
