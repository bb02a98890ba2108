package infralint.terraform.dns_weak_signature_test

import data.infralint.lib.testing
import data.infralint.terraform.dns_weak_signature

test_reported if {
	count(dns_weak_signature.deny) == 1 with input as testing.terraform({"google_dns_managed_zone": {"bad": {"dnssec_config": [{"default_key_specs": [{"algorithm": "rsasha1"}]}]}}})
}

test_not_reported if {
	count(dns_weak_signature.deny) == 0 with input as testing.terraform({"google_dns_managed_zone": {"good": {"dnssec_config": [{"default_key_specs": [{"algorithm": "rsasha256"}]}]}}})
}
