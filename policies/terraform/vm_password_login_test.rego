package infralint.terraform.vm_password_login_test

import data.infralint.lib.testing
import data.infralint.terraform.vm_password_login

test_reported if {
	count(vm_password_login.deny) == 4 with input as testing.terraform({"azurerm_linux_virtual_machine": {"bad_0": {"disable_password_authentication": false}}, "azurerm_linux_virtual_machine_scale_set": {"bad_0": {"disable_password_authentication": false}}, "azurerm_virtual_machine": {"bad_0": {"os_profile_linux_config": [{"disable_password_authentication": false}]}}, "azurerm_virtual_machine_scale_set": {"bad_0": {"os_profile_linux_config": [{"disable_password_authentication": false}]}}})
}

test_not_reported if {
	count(vm_password_login.deny) == 0 with input as testing.terraform({"azurerm_linux_virtual_machine": {"good": {"disable_password_authentication": true}}})
}
