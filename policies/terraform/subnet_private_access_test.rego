package infralint.terraform.subnet_private_access_test

import data.infralint.lib.testing
import data.infralint.terraform.subnet_private_access

test_reported if {
	count(subnet_private_access.deny) == 1 with input as testing.terraform({"google_compute_subnetwork": {"bad": {"private_ip_google_access": false}}})
}

test_not_reported if {
	count(subnet_private_access.deny) == 0 with input as testing.terraform({"google_compute_subnetwork": {"good": {"private_ip_google_access": true}}})
}

test_proxy if {
	count(subnet_private_access.deny) == 0 with input as testing.terraform({"google_compute_subnetwork": {"it": {"purpose": "REGIONAL_MANAGED_PROXY"}}})
}
