package infralint.kubernetes.docker_socket_test

import data.infralint.kubernetes.docker_socket
import data.infralint.lib.testing

of(path) := found if {
	found := docker_socket.deny with input as testing.pod_with({"volumes": [{"name": "sock", "hostPath": {"path": path}}]})
}

test_socket if {
	of("/var/run/docker.sock") == {{
		"msg": `volume "sock" is the socket of the container runtime, /var/run/docker.sock`,
		"path": ["spec", "volumes", 0, "hostPath", "path"],
	}}
	count(of("/run/containerd/containerd.sock")) == 1
}

test_other_paths if {
	count(of("/var/log")) == 0
	count(of("/var/run/app.sock")) == 0
	count(docker_socket.deny) == 0 with input as testing.pod_with({"volumes": [{"name": "tmp", "emptyDir": {}}]})
}
