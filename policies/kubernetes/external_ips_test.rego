package infralint.kubernetes.external_ips_test

import data.infralint.kubernetes.external_ips

of(addresses) := found if {
	found := external_ips.deny with input as {"kind": "Service", "spec": {"externalIPs": addresses}}
}

test_addresses if {
	of(["203.0.113.7"]) == {{"msg": "Service takes the traffic to 203.0.113.7", "path": ["spec", "externalIPs", 0]}}
}

test_none if {
	count(of([])) == 0
	count(of(null)) == 0
}
