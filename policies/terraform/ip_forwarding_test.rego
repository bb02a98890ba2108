package infralint.terraform.ip_forwarding_test

import data.infralint.lib.testing
import data.infralint.terraform.ip_forwarding

test_reported if {
	count(ip_forwarding.deny) == 1 with input as testing.terraform({"google_compute_instance": {"bad": {"can_ip_forward": true}}})
}

test_not_reported if {
	count(ip_forwarding.deny) == 0 with input as testing.terraform({"google_compute_instance": {"good": {"can_ip_forward": false}}})
}
