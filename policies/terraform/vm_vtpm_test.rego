package infralint.terraform.vm_vtpm_test

import data.infralint.lib.testing
import data.infralint.terraform.vm_vtpm

test_reported if {
	count(vm_vtpm.deny) == 1 with input as testing.terraform({"google_compute_instance": {"bad": {}}})
}

test_not_reported if {
	count(vm_vtpm.deny) == 0 with input as testing.terraform({"google_compute_instance": {"good": {"shielded_instance_config": [{"enable_vtpm": true}]}}})
}
