package infralint.kubernetes.cpu_limit_test

import data.infralint.kubernetes.cpu_limit
import data.infralint.lib.testing

of(resources) := found if {
	found := cpu_limit.deny with input as testing.pod([{"name": "web", "resources": resources}])
}

test_missing if {
	of({}) == {{
		"msg": `container "web" has no CPU limit`,
		"path": ["spec", "containers", 0, "resources", "limits", "cpu"],
	}}
	count(of({"requests": {"cpu": "1"}})) == 1
}

test_set if {
	count(of({"limits": {"cpu": "1"}})) == 0
}

test_of_the_pod if {
	count(cpu_limit.deny) == 0 with input as testing.pod_with({"resources": {"limits": {"cpu": "1"}}, "containers": [{"name": "web"}]})
}
