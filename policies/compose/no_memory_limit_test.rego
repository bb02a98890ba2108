package infralint.compose.no_memory_limit_test

import data.infralint.compose.no_memory_limit

of(service) := found if {
	found := {r.msg | some r in no_memory_limit.deny} with input as {"services": {"web": service}}
}

test_limit if {
	of({}) == {`service "web" has no limit of memory`}
	count(of({"deploy": {"resources": {"reservations": {"memory": "1G"}}}})) == 1
	every service in [{"mem_limit": "1g"}, {"deploy": {"resources": {"limits": {"memory": "1G"}}}}, {"extends": "base"}] {
		count(of(service)) == 0
	}
}
