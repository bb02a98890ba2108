package infralint.terraform.vm_secure_boot_test

import data.infralint.lib.testing
import data.infralint.terraform.vm_secure_boot

test_reported if {
	count(vm_secure_boot.deny) == 1 with input as testing.terraform({"google_compute_instance": {"bad": {"shielded_instance_config": [{"enable_secure_boot": false}]}}})
}

test_not_reported if {
	count(vm_secure_boot.deny) == 0 with input as testing.terraform({"google_compute_instance": {"good": {"shielded_instance_config": [{"enable_secure_boot": true}]}}})
}
