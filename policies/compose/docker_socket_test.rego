package infralint.compose.docker_socket_test

import data.infralint.compose.docker_socket

of(service) := found if {
	found := docker_socket.deny with input as {"services": {"web": service}}
}

test_socket if {
	count(of({"volumes": ["/var/run/docker.sock:/var/run/docker.sock:ro"]})) == 1
	count(of({"volumes": ["$XDG_RUNTIME_DIR/docker.sock:/x"]})) == 1
	of({"volumes": ["/var/run:/var/run"]}) == {{
		"msg": `service "web" mounts /var/run, which has the socket of the container runtime`,
		"path": ["services", "web", "volumes", 0],
	}}
	of({"volumes": [{"type": "bind", "source": "/run/podman/podman.sock", "target": "/x"}]}) == {{
		"msg": `service "web" mounts /run/podman/podman.sock, the socket of the container runtime`,
		"path": ["services", "web", "volumes", 0, "source"],
	}}
}

test_other if {
	count(of({"volumes": ["/var/run/app:/run", "./docker.sock:/x", "docker.sock:/y"]})) == 0
}
