package infralint.terraform.default_network_test

import data.infralint.lib.testing
import data.infralint.terraform.default_network

test_reported if {
	count(default_network.deny) == 1 with input as testing.terraform({"google_project": {"bad": {"auto_create_network": true}}})
}

test_not_reported if {
	count(default_network.deny) == 0 with input as testing.terraform({"google_project": {"good": {"auto_create_network": false}}})
}
