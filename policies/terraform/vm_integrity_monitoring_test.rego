package infralint.terraform.vm_integrity_monitoring_test

import data.infralint.lib.testing
import data.infralint.terraform.vm_integrity_monitoring

test_reported if {
	count(vm_integrity_monitoring.deny) == 1 with input as testing.terraform({"google_compute_instance": {"bad": {}}})
}

test_not_reported if {
	count(vm_integrity_monitoring.deny) == 0 with input as testing.terraform({"google_compute_instance": {"good": {"shielded_instance_config": [{"enable_integrity_monitoring": true}]}}})
}
