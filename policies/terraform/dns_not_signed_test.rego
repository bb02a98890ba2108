package infralint.terraform.dns_not_signed_test

import data.infralint.lib.testing
import data.infralint.terraform.dns_not_signed

test_reported if {
	count(dns_not_signed.deny) == 1 with input as testing.terraform({"google_dns_managed_zone": {"bad": {"dnssec_config": [{"state": "off"}]}}})
}

test_not_reported if {
	count(dns_not_signed.deny) == 0 with input as testing.terraform({"google_dns_managed_zone": {"good": {"dnssec_config": [{"state": "on"}]}}})
}

test_private if {
	count(dns_not_signed.deny) == 0 with input as testing.terraform({"google_dns_managed_zone": {"it": {"visibility": "private"}}})
}
