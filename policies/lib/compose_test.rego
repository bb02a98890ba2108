package infralint.lib.compose_test

import data.infralint.lib.compose

of(service) := {"services": {"web": service}}

test_environment if {
	object.keys(compose.environment) == {["services", "web", "environment", "A"]} with input as of({"environment": {"A": "1"}})
	found := compose.environment with input as of({"environment": ["A=1=2", "B"]})
	found == {["services", "web", "environment", 0]: {"service": "web", "name": "A", "value": "1=2"}}
}

test_bind_mounts if {
	found := compose.bind_mounts with input as of({"volumes": ["./a:/a", "data:/b", "/c", {"type": "bind", "source": "/d", "target": "/d"}]})
	{mount.source | some mount in found} == {"./a", "/d"}
	writable := compose.bind_mounts with input as of({"volumes": [
		"./a:/a:ro", "./b:/b:rw", "$C:/c:z,ro", "./d:/d",
		{"type": "bind", "source": "/e", "read_only": true}, {"type": "bind", "source": "/f"},
	]})
	{mount.source | some mount in writable; mount.writable} == {"./b", "./d", "/f"}
}

test_build_args if {
	found := compose.build_args with input as of({"build": {"args": {"A": "1", "B": null}}})
	found[["services", "web", "build", "args", "A"]] == {"service": "web", "name": "A", "value": "1"}
	listed := compose.build_args with input as of({"build": {"args": ["A=1", "B"]}})
	listed == {["services", "web", "build", "args", 0]: {"service": "web", "name": "A", "value": "1"}}
	compose.build_args == {} with input as of({"build": "."})
}

test_ports if {
	found := compose.ports with input as of({"ports": ["80:8080", "127.0.0.1:81:8081/tcp", "[::1]:82:8082", "83", 84, {"target": 85, "published": "85"}, {"target": 86}]})
	{[port.address, port.target] | some port in found} == {["", "8080"], ["127.0.0.1", "8081"], ["::1", "8082"], ["", "85"]}
}

test_services if {
	object.keys(compose.services) == {"web"} with input as {"services": {"web": {}, "none": null}}
}
