package infralint.compose.no_healthcheck_test

import data.infralint.compose.no_healthcheck

of(service) := found if {
	found := {r.msg | some r in no_healthcheck.deny} with input as {"services": {"web": service}}
}

test_healthcheck if {
	of({"image": "x"}) == {`service "web" has no healthcheck`}
	count(of({"healthcheck": {"disable": true}})) == 1
	every service in [{"healthcheck": {"test": ["CMD", "x"]}}, {"build": "."}, {"extends": "base"}] {
		count(of(service)) == 0
	}
}
