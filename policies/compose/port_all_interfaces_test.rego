package infralint.compose.port_all_interfaces_test

import data.infralint.compose.port_all_interfaces

of(service) := found if {
	found := port_all_interfaces.deny with input as {"services": {"web": service}}
}

test_open if {
	of({"ports": ["5432:5432"]}) == {{
		"msg": `service "web" publishes port 5432 (PostgreSQL) on all interfaces`,
		"path": ["services", "web", "ports", 0],
	}}
	count(of({"ports": ["0.0.0.0:16379:6379", {"target": 27017, "published": "27017"}]})) == 2
}

test_not if {
	count(of({"ports": ["127.0.0.1:5432:5432", "80:80", "5432", {"target": 6379, "published": 1, "host_ip": "127.0.0.1"}]})) == 0
}
