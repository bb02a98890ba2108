package infralint.kubernetes.cpu_request_from_limit_test

import data.infralint.kubernetes.cpu_request_from_limit
import data.infralint.lib.testing

of(resources) := found if {
	found := cpu_request_from_limit.deny with input as testing.pod([{"name": "web", "resources": resources}])
}

test_limit_only if {
	of({"limits": {"cpu": "1"}}) == {{
		"msg": `container "web" requests its limit of CPU, since it sets no request`,
		"path": ["spec", "containers", 0, "resources", "requests", "cpu"],
	}}
}

test_others if {
	count(of({"limits": {"cpu": "1"}, "requests": {"cpu": "1"}})) == 0
	count(of({"requests": {"cpu": "1"}})) == 0
	count(of({})) == 0
	count(cpu_request_from_limit.deny) == 0 with input as testing.pod_with({
		"resources": {"requests": {"cpu": "1"}},
		"containers": [{"name": "web", "resources": {"limits": {"cpu": "1"}}}],
	})
}
