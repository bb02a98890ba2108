package infralint.kubernetes.host_port_test

import data.infralint.kubernetes.host_port
import data.infralint.lib.testing

of(port) := found if {
	found := host_port.deny with input as testing.pod([{"name": "web", "ports": [port]}])
}

test_set if {
	of({"hostPort": 80}) == {{
		"msg": `container "web" occupies port 80 of the node`,
		"path": ["spec", "containers", 0, "ports", 0, "hostPort"],
	}}
}

test_not_set if {
	count(of({"containerPort": 80})) == 0
	count(of({"hostPort": 0})) == 0
	count(of({"hostPort": null})) == 0
}

test_host_network if {
	count(host_port.deny) == 1 with input as testing.pod_with({"hostNetwork": true, "containers": [{"name": "web", "ports": [{"hostPort": 80}]}]})
}
