package infralint.kubernetes.ssh_port_test

import data.infralint.kubernetes.ssh_port
import data.infralint.lib.testing

of(port) := found if {
	found := ssh_port.deny with input as testing.pod([{"name": "web", "ports": [port]}])
}

test_ssh if {
	of({"containerPort": 22}) == {{
		"msg": `container "web" exposes port 22, that of SSH`,
		"path": ["spec", "containers", 0, "ports", 0, "containerPort"],
	}}
	count(of({"containerPort": 22, "protocol": "TCP"})) == 1
}

test_other if {
	count(of({"containerPort": 2222})) == 0
	count(of({"containerPort": 22, "protocol": "UDP"})) == 0
}
