package infralint.terraform.service_local_login_test

import data.infralint.lib.testing
import data.infralint.terraform.service_local_login

test_reported if {
	count(service_local_login.deny) == 1 with input as testing.terraform({"azurerm_cognitive_account": {"bad": {"local_auth_enabled": true}}})
}

test_not_reported if {
	count(service_local_login.deny) == 0 with input as testing.terraform({"azurerm_cognitive_account": {"good": {"local_auth_enabled": false}}})
}
