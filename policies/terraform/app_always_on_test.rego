package infralint.terraform.app_always_on_test

import data.infralint.lib.testing
import data.infralint.terraform.app_always_on

test_reported if {
	count(app_always_on.deny) == 1 with input as testing.terraform({"azurerm_linux_web_app": {"bad": {"site_config": [{"always_on": false}]}}})
}

test_not_reported if {
	count(app_always_on.deny) == 0 with input as testing.terraform({"azurerm_linux_web_app": {"good": {"site_config": [{"always_on": true}]}}})
}
