package infralint.compose.host_namespace_test

import data.infralint.compose.host_namespace

of(service) := found if {
	found := host_namespace.deny with input as {"services": {"web": service}}
}

test_host if {
	of({"network_mode": "host"}) == {{
		"msg": `service "web" shares the network of the host`,
		"path": ["services", "web", "network_mode"],
	}}
	count(of({"pid": "host", "ipc": "host", "uts": "host", "userns_mode": "host", "cgroup": "host"})) == 5
}

test_own if {
	count(of({"network_mode": "bridge", "pid": "service:db", "ipc": "shareable"})) == 0
}
