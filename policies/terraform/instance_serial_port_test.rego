package infralint.terraform.instance_serial_port_test

import data.infralint.lib.testing
import data.infralint.terraform.instance_serial_port

test_reported if {
	count(instance_serial_port.deny) == 1 with input as testing.terraform({"google_compute_instance": {"bad": {"metadata": {"serial-port-enable": true}}}})
}

test_not_reported if {
	count(instance_serial_port.deny) == 0 with input as testing.terraform({"google_compute_instance": {"good": {"metadata": {"serial-port-enable": false}}}})
}
