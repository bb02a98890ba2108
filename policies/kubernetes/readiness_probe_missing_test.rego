package infralint.kubernetes.readiness_probe_missing_test

import data.infralint.kubernetes.readiness_probe_missing
import data.infralint.lib.testing

test_missing if {
	readiness_probe_missing.deny == {{
		"msg": `container "web" has no readiness probe`,
		"path": ["spec", "containers", 0, "readinessProbe"],
	}} with input as testing.pod([{"name": "web", "ports": [{"containerPort": 80}]}])
}

test_said_already if {
	count(readiness_probe_missing.deny) == 0 with input as testing.workload("Deployment", {"containers": [{"name": "web", "ports": [{"containerPort": 80}]}]})
}

test_present if {
	count(readiness_probe_missing.deny) == 0 with input as testing.pod([{"name": "web", "readinessProbe": {"exec": {}}}])
	count(readiness_probe_missing.deny) == 0 with input as testing.pod_with({"initContainers": [{"name": "setup"}]})
}

test_template_alone if {
	ports := [{"containerPort": 80}]
	count(readiness_probe_missing.deny) == 1 with input as {"kind": "PodTemplate", "template": {"spec": {"containers": [{"name": "web", "ports": ports}]}}}
}
