package infralint.kubernetes.memory_request_test

import data.infralint.kubernetes.memory_request
import data.infralint.lib.testing

of(resources) := found if {
	found := memory_request.deny with input as testing.pod([{"name": "web", "resources": resources}])
}

test_missing if {
	of({}) == {{
		"msg": `container "web" has no memory request`,
		"path": ["spec", "containers", 0, "resources", "requests", "memory"],
	}}
	count(of({"requests": {"cpu": "1"}})) == 1
	count(of({"requests": {"memory": null}})) == 1
}

test_set if {
	count(of({"requests": {"memory": "64Mi"}})) == 0
}

test_of_the_pod if {
	count(memory_request.deny) == 0 with input as testing.pod_with({
		"resources": {"requests": {"memory": "1Gi"}},
		"containers": [{"name": "web"}],
	})
}

test_ephemeral_containers_cannot_have_any if {
	count(memory_request.deny) == 0 with input as testing.pod_with({"ephemeralContainers": [{"name": "debug"}]})
}

test_limit_is_the_request if {
	count(of({"limits": {"memory": "64Mi"}})) == 0
}
