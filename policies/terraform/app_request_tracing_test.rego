package infralint.terraform.app_request_tracing_test

import data.infralint.lib.testing
import data.infralint.terraform.app_request_tracing

test_reported if {
	count(app_request_tracing.deny) == 1 with input as testing.terraform({"azurerm_linux_web_app": {"bad": {"logs": [{"failed_request_tracing": false}]}}})
}

test_not_reported if {
	count(app_request_tracing.deny) == 0 with input as testing.terraform({"azurerm_linux_web_app": {"good": {"logs": [{"failed_request_tracing": true}]}}})
}
