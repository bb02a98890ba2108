package infralint.terraform.app_cors_test

import data.infralint.lib.testing
import data.infralint.terraform.app_cors

test_reported if {
	count(app_cors.deny) == 1 with input as testing.terraform({"azurerm_app_service": {"bad": {"site_config": [{"cors": [{"allowed_origins": ["*"]}]}]}}})
}

test_not_reported if {
	count(app_cors.deny) == 0 with input as testing.terraform({"azurerm_app_service": {"good": {"site_config": [{"cors": [{"allowed_origins": ["https://example.com"]}]}]}}})
}
