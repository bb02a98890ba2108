package infralint.kubernetes.liveness_probe_test

import data.infralint.kubernetes.liveness_probe
import data.infralint.lib.testing

of(container) := found if {
	found := liveness_probe.deny with input as testing.workload("Deployment", {"containers": [object.union({"name": "web"}, container)]})
}

test_missing if {
	of({}) == {{
		"msg": `container "web" has no liveness probe`,
		"path": ["spec", "template", "spec", "containers", 0, "livenessProbe"],
	}}
}

test_present if {
	count(of({"livenessProbe": {"exec": {"command": ["true"]}}})) == 0
}

test_init_containers_end if {
	count(liveness_probe.deny) == 0 with input as testing.workload("Deployment", {"initContainers": [{"name": "setup"}]})
}
