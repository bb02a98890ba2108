package infralint.terraform.app_authentication_test

import data.infralint.lib.testing
import data.infralint.terraform.app_authentication

test_reported if {
	count(app_authentication.deny) == 1 with input as testing.terraform({"azurerm_app_service": {"bad": {"auth_settings": [{"enabled": false}]}}})
}

test_not_reported if {
	count(app_authentication.deny) == 0 with input as testing.terraform({"azurerm_app_service": {"good": {"auth_settings": [{"enabled": true}]}}})
}

test_second_version if {
	count(app_authentication.deny) == 0 with input as testing.terraform({"azurerm_linux_web_app": {"it": {"auth_settings_v2": [{"auth_enabled": true}]}}})
	count(app_authentication.deny) == 1 with input as testing.terraform({"azurerm_linux_web_app": {"it": {"auth_settings_v2": [{"auth_enabled": false}]}}})
}
