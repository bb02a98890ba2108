package infralint.compose.unconfined_test

import data.infralint.compose.unconfined

of(service) := found if {
	found := {r.msg | some r in unconfined.deny} with input as {"services": {"web": service}}
}

test_unconfined if {
	of({"security_opt": ["seccomp:unconfined"]}) == {`service "web" runs with seccomp:unconfined`}
	count(of({"security_opt": ["apparmor=unconfined", "label:disable", "systempaths=unconfined"]})) == 3
}

test_confined if {
	count(of({"security_opt": ["seccomp:profile.json", "no-new-privileges:true", "label:type:x"]})) == 0
	count(of({})) == 0
}
