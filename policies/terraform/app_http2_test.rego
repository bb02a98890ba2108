package infralint.terraform.app_http2_test

import data.infralint.lib.testing
import data.infralint.terraform.app_http2

test_reported if {
	count(app_http2.deny) == 1 with input as testing.terraform({"azurerm_app_service": {"bad": {"site_config": [{"http2_enabled": false}]}}})
}

test_not_reported if {
	count(app_http2.deny) == 0 with input as testing.terraform({"azurerm_app_service": {"good": {"site_config": [{"http2_enabled": true}]}}})
}
