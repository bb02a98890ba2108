package infralint.compose.capabilities_kept_test

import data.infralint.compose.capabilities_kept

of(service) := found if {
	found := {r.msg | some r in capabilities_kept.deny} with input as {"services": {"web": service}}
}

test_drop if {
	of({}) == {`service "web" does not drop all capabilities`}
	count(of({"cap_drop": ["NET_RAW"]})) == 1
	count(of({"cap_drop": ["all"]})) == 0
	count(of({"extends": "base"})) == 0
}
