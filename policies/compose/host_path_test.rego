package infralint.compose.host_path_test

import data.infralint.compose.host_path

of(service) := found if {
	found := {r.msg | some r in host_path.deny} with input as {"services": {"web": service}}
}

test_writable if {
	of({"volumes": ["/:/host"]}) == {`service "web" can write to / of the host`}
	of({"volumes": ["/etc/:/x"]}) == {`service "web" can write to /etc/ of the host`}
	count(of({"volumes": [{"type": "bind", "source": "/proc", "target": "/p"}]})) == 1
}

test_not if {
	count(of({"volumes": ["/etc:/x:ro", "/etc/localtime:/etc/localtime", "./etc:/etc", "etc:/etc", "$X:/x"]})) == 0
	count(of({"volumes": [{"type": "bind", "source": "/proc", "target": "/p", "read_only": true}]})) == 0
}
