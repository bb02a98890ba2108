package infralint.terraform.scale_set_disk_encryption_test

import data.infralint.lib.testing
import data.infralint.terraform.scale_set_disk_encryption

test_reported if {
	count(scale_set_disk_encryption.deny) == 1 with input as testing.terraform({"azurerm_linux_virtual_machine_scale_set": {"bad": {"encryption_at_host_enabled": false}}})
}

test_not_reported if {
	count(scale_set_disk_encryption.deny) == 0 with input as testing.terraform({"azurerm_linux_virtual_machine_scale_set": {"good": {"encryption_at_host_enabled": true}}})
}
