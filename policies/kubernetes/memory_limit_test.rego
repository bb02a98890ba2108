package infralint.kubernetes.memory_limit_test

import data.infralint.kubernetes.memory_limit
import data.infralint.lib.testing

of(resources) := found if {
	found := memory_limit.deny with input as testing.pod([{"name": "web", "resources": resources}])
}

test_missing if {
	of({}) == {{
		"msg": `container "web" has no memory limit`,
		"path": ["spec", "containers", 0, "resources", "limits", "memory"],
	}}
	count(of({"limits": {"cpu": "1"}})) == 1
	count(of({"limits": {"memory": null}})) == 1
}

test_set if {
	count(of({"limits": {"memory": "64Mi"}})) == 0
}

test_of_the_pod if {
	count(memory_limit.deny) == 0 with input as testing.pod_with({
		"resources": {"limits": {"memory": "1Gi"}},
		"containers": [{"name": "web"}],
	})
}

test_ephemeral_containers_cannot_have_any if {
	count(memory_limit.deny) == 0 with input as testing.pod_with({"ephemeralContainers": [{"name": "debug"}]})
}

test_request_is_no_limit if {
	count(of({"requests": {"memory": "64Mi"}})) == 1
}
