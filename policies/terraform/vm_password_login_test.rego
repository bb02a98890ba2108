package infralint.terraform.vm_password_login_test

import data.infralint.lib.testing
import data.infralint.terraform.vm_password_login

test_reported if {
	count(vm_password_login.deny) == 1 with input as testing.terraform({"azurerm_linux_virtual_machine": {"bad": {"disable_password_authentication": false}}})
}

test_not_reported if {
	count(vm_password_login.deny) == 0 with input as testing.terraform({"azurerm_linux_virtual_machine": {"good": {"disable_password_authentication": true}}})
}
