package infralint.kubernetes.probes_identical_test

import data.infralint.kubernetes.probes_identical
import data.infralint.lib.testing

of(liveness, readiness) := found if {
	found := probes_identical.deny with input as testing.pod([{"name": "web", "livenessProbe": liveness, "readinessProbe": readiness}])
}

probe := {"httpGet": {"path": "/healthz", "port": 8080}}

test_same if {
	of(probe, probe) == {{
		"msg": `liveness probe of container "web" is the same as its readiness probe`,
		"path": ["spec", "containers", 0, "livenessProbe"],
		"related": [{"msg": "the readiness probe", "path": ["spec", "containers", 0, "readinessProbe"]}],
	}}
}

test_different if {
	count(of(probe, {"httpGet": {"path": "/ready", "port": 8080}})) == 0
	count(of(object.union(probe, {"failureThreshold": 10}), probe)) == 0
	count(of(null, null)) == 0
	count(probes_identical.deny) == 0 with input as testing.pod([{"name": "web", "livenessProbe": probe}])
}
