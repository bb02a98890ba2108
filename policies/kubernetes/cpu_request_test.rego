package infralint.kubernetes.cpu_request_test

import data.infralint.kubernetes.cpu_request
import data.infralint.lib.testing

of(resources) := found if {
	found := cpu_request.deny with input as testing.pod([{"name": "web", "resources": resources}])
}

test_missing if {
	of({}) == {{
		"msg": `container "web" has no CPU request`,
		"path": ["spec", "containers", 0, "resources", "requests", "cpu"],
	}}
	count(of({"requests": {"memory": "1Gi"}})) == 1
}

test_set if {
	count(of({"requests": {"cpu": 1}})) == 0
	count(of({"limits": {"cpu": "1"}})) == 0
}

test_of_the_pod if {
	count(cpu_request.deny) == 0 with input as testing.pod_with({
		"resources": {"requests": {"cpu": "1"}},
		"containers": [{"name": "web"}],
	})
}
