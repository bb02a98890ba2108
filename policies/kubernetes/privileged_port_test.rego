package infralint.kubernetes.privileged_port_test

import data.infralint.kubernetes.privileged_port
import data.infralint.lib.testing

of(port) := found if {
	found := privileged_port.deny with input as testing.pod([{"name": "web", "ports": [{"containerPort": port}]}])
}

test_low if {
	of(80) == {{
		"msg": `container "web" listens on port 80, below 1024`,
		"path": ["spec", "containers", 0, "ports", 0, "containerPort"],
	}}
}

test_high if {
	count(of(1024)) == 0
	count(of(8080)) == 0
	count(of(null)) == 0
}
