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

service(selector) := {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}, "spec": {"selector": selector}}

behind(pod, selector) := found if {
	found := readiness_probe.deny with input as pod with data.rendered as [pod, service(selector)]
}

labelled(containers) := {"kind": "Pod", "metadata": {"labels": {"app": "web"}}, "spec": {"containers": containers}}

test_behind_a_service if {
	behind(labelled([{"name": "web"}]), {"app": "web"}) == {{
		"msg": `container "web" serves Service "web" but has no readiness probe`,
		"path": ["spec", "containers", 0, "readinessProbe"],
	}}
	count(behind(labelled([{"name": "web", "ports": [{"containerPort": 80}]}, {"name": "log"}]), {"app": "web"})) == 1
}

test_not_behind_a_service if {
	count(behind(labelled([{"name": "web", "ports": [{"containerPort": 80}]}]), {"app": "other"})) == 0
	count(behind(labelled([{"name": "web"}]), {})) == 0
	count(behind(labelled([{"name": "web"}, {"name": "log"}]), {"app": "web"})) == 0
	count(behind(labelled([{"name": "web", "readinessProbe": {"exec": {}}}]), {"app": "web"})) == 0
}
