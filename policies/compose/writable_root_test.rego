package infralint.compose.writable_root_test

import data.infralint.compose.writable_root

of(service) := found if {
	found := {r.msg | some r in writable_root.deny} with input as {"services": {"web": service}}
}

test_read_only if {
	of({}) == {`service "web" can write to its own file system`}
	count(of({"read_only": false})) == 1
	count(of({"read_only": true})) == 0
	count(of({"extends": "base"})) == 0
}
