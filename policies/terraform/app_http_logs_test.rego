package infralint.terraform.app_http_logs_test

import data.infralint.lib.testing
import data.infralint.terraform.app_http_logs

test_reported if {
	count(app_http_logs.deny) == 1 with input as testing.terraform({"azurerm_app_service": {"bad": {}}})
}
