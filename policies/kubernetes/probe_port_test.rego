package infralint.kubernetes.probe_port_test

import data.infralint.kubernetes.probe_port
import data.infralint.lib.testing

of(container) := found if {
	found := probe_port.deny with input as testing.pod([object.union({"name": "web"}, container)])
}

test_unknown if {
	of({"readinessProbe": {"httpGet": {"port": "http"}}}) == {{
		"msg": `readinessProbe of container "web" asks for port "http", which the container does not name`,
		"path": ["spec", "containers", 0, "readinessProbe", "httpGet", "port"],
	}}
	count(of({"ports": [{"name": "web"}], "livenessProbe": {"tcpSocket": {"port": "http"}}})) == 1
}

test_known if {
	count(of({"ports": [{"name": "http"}], "startupProbe": {"httpGet": {"port": "http"}}})) == 0
	count(of({"livenessProbe": {"httpGet": {"port": 8080}}})) == 0
	count(of({"livenessProbe": {"httpGet": {"port": "8080"}}})) == 0
	count(of({"livenessProbe": {"exec": {"command": ["true"]}}})) == 0
}
