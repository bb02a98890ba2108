package infralint.kubernetes.memory_request_from_limit_test

import data.infralint.kubernetes.memory_request_from_limit
import data.infralint.lib.testing

of(resources) := found if {
	found := memory_request_from_limit.deny with input as testing.pod([{"name": "web", "resources": resources}])
}

test_limit_only if {
	of({"limits": {"memory": "1"}}) == {{
		"msg": `container "web" requests its limit of memory, since it sets no request`,
		"path": ["spec", "containers", 0, "resources", "requests", "memory"],
	}}
}

test_others if {
	count(of({"limits": {"memory": "1"}, "requests": {"memory": "1"}})) == 0
	count(of({"requests": {"memory": "1"}})) == 0
	count(of({})) == 0
	count(memory_request_from_limit.deny) == 0 with input as testing.pod_with({
		"resources": {"requests": {"memory": "1"}},
		"containers": [{"name": "web", "resources": {"limits": {"memory": "1"}}}],
	})
}
