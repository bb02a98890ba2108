package infralint.kubernetes.probe_host_test

import data.infralint.kubernetes.probe_host
import data.infralint.lib.testing

of(container) := found if {
	found := probe_host.deny with input as testing.pod([object.union({"name": "web"}, container)])
}

test_other_host if {
	of({"livenessProbe": {"httpGet": {"host": "127.0.0.1", "port": 80}}}) == {{
		"msg": `livenessProbe.httpGet of container "web" calls 127.0.0.1, not the pod`,
		"path": ["spec", "containers", 0, "livenessProbe", "httpGet", "host"],
	}}
	count(of({"lifecycle": {"preStop": {"tcpSocket": {"host": "x"}}}})) == 1
}

test_pod if {
	count(of({"livenessProbe": {"httpGet": {"port": 80}}})) == 0
	count(of({"livenessProbe": {"httpGet": {"host": ""}}})) == 0
	count(of({"readinessProbe": {"exec": {"command": ["true"]}}})) == 0
}

test_own_address if {
	probe := {"livenessProbe": {"httpGet": {"host": "127.0.0.1", "port": 80}}}
	count(probe_host.deny) == 0 with input as testing.pod_with({"hostNetwork": true, "containers": [probe]})
	count(probe_host.deny) == 1 with input as testing.pod_with({"hostNetwork": true, "containers": [{"livenessProbe": {"httpGet": {"host": "10.0.0.1"}}}]})
	count(of({"livenessProbe": {"httpGet": {"host": "${HOST}"}}})) == 0
}
