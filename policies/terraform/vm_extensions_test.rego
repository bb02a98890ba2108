package infralint.terraform.vm_extensions_test

import data.infralint.lib.testing
import data.infralint.terraform.vm_extensions

test_reported if {
	count(vm_extensions.deny) == 1 with input as testing.terraform({"azurerm_linux_virtual_machine": {"bad": {"allow_extension_operations": true}}})
}

test_not_reported if {
	count(vm_extensions.deny) == 0 with input as testing.terraform({"azurerm_linux_virtual_machine": {"good": {"allow_extension_operations": false}}})
}
