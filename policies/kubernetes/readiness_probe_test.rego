package infralint.kubernetes.readiness_probe_test

import data.infralint.kubernetes.readiness_probe
import data.infralint.lib.testing

of(container) := found if {
	found := readiness_probe.deny with input as testing.workload("Deployment", {"containers": [object.union({"name": "web"}, container)]})
}

test_missing if {
	of({"ports": [{"containerPort": 80}]}) == {{
		"msg": `container "web" serves a port but has no readiness probe`,
		"path": ["spec", "template", "spec", "containers", 0, "readinessProbe"],
	}}
	count(of({"ports": [{"containerPort": 80}], "readinessProbe": null})) == 1
}

test_present if {
	count(of({"ports": [{"containerPort": 80}], "readinessProbe": {"httpGet": {"port": 80}}})) == 0
}

test_serves_nothing if {
	count(of({})) == 0
	count(of({"ports": []})) == 0
}
