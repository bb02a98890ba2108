package infralint.kubernetes.probe_port_unlisted_test

import data.infralint.kubernetes.probe_port_unlisted
import data.infralint.lib.testing

of(container) := found if {
	found := probe_port_unlisted.deny with input as testing.pod([object.union({"name": "web"}, container)])
}

test_unlisted if {
	of({"ports": [{"containerPort": 80}], "livenessProbe": {"httpGet": {"port": 8080}}}) == {{
		"msg": `livenessProbe of container "web" asks for port 8080, which the container does not list`,
		"path": ["spec", "containers", 0, "livenessProbe", "httpGet", "port"],
	}}
	count(of({"startupProbe": {"grpc": {"port": 9000}}})) == 1
}

test_listed if {
	count(of({"ports": [{"containerPort": 80}], "readinessProbe": {"tcpSocket": {"port": 80}}})) == 0
	count(of({"ports": [{"containerPort": 80}], "readinessProbe": {"tcpSocket": {"port": "80"}}})) == 0
	count(of({"readinessProbe": {"httpGet": {"port": "http"}}})) == 0
	count(of({"readinessProbe": {"exec": {}}})) == 0
}
