package infralint.kubernetes.dns_ndots_test

import data.infralint.kubernetes.dns_ndots
import data.infralint.lib.testing

of(spec) := found if {
	found := dns_ndots.deny with input as testing.pod_with(spec)
}

test_default if {
	of({}) == {{"msg": "pod looks names up with ndots of 5", "path": ["spec", "dnsConfig", "options"]}}
	count(of({"dnsConfig": {"options": [{"name": "timeout"}]}})) == 1
}

test_set if {
	count(of({"dnsConfig": {"options": [{"name": "ndots", "value": "2"}]}})) == 0
	count(of({"dnsPolicy": "Default"})) == 0
	count(of({"dnsPolicy": "None"})) == 0
}
