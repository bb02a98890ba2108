package infralint.kubernetes.requests_equal_limits_test

import data.infralint.kubernetes.requests_equal_limits
import data.infralint.lib.testing

of(request, limit) := found if {
	found := requests_equal_limits.deny with input as testing.pod([{"name": "web", "resources": {"requests": {"memory": request}, "limits": {"memory": limit}}}])
}

test_different if {
	of("64Mi", "128Mi") == {{
		"msg": `container "web" requests 64Mi of memory and may use 128Mi`,
		"path": ["spec", "containers", 0, "resources", "requests", "memory"],
	}}
}

test_same if {
	count(of("1Gi", "1024Mi")) == 0
	count(of(1024, "1Ki")) == 0
	count(of("${MEMORY}", "1Gi")) == 0
	count(requests_equal_limits.deny) == 0 with input as testing.pod([{"name": "web", "resources": {"limits": {"memory": "1Gi"}}}])
}

test_without_limit if {
	{r.msg | some r in requests_equal_limits.deny} == {`container "web" requests 1Gi of memory and may use all there is`} with input as testing.pod([{"name": "web", "resources": {"requests": {"memory": "1Gi"}}}])
}
