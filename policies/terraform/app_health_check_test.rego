package infralint.terraform.app_health_check_test

import data.infralint.lib.testing
import data.infralint.terraform.app_health_check

test_reported if {
	count(app_health_check.deny) == 1 with input as testing.terraform({"azurerm_app_service": {"bad": {"site_config": [{"health_check_path": ""}]}}})
}

test_not_reported if {
	count(app_health_check.deny) == 0 with input as testing.terraform({"azurerm_app_service": {"good": {"site_config": [{"health_check_path": "/healthz"}]}}})
}
