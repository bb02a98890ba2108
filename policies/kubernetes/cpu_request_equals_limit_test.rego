package infralint.kubernetes.cpu_request_equals_limit_test

import data.infralint.kubernetes.cpu_request_equals_limit
import data.infralint.lib.testing

of(resources) := found if {
	found := {r.msg | some r in cpu_request_equals_limit.deny} with input as testing.pod([{"name": "web", "resources": resources}])
}

test_different if {
	of({"requests": {"cpu": "100m"}, "limits": {"cpu": "500m"}}) == {`container "web" requests 100m of CPU and may use 500m`}
	of({"requests": {"cpu": "100m"}}) == {`container "web" requests 100m of CPU and may use all there is`}
}

test_same if {
	of({"requests": {"cpu": 1}, "limits": {"cpu": "1000m"}}) == set()
	of({"limits": {"cpu": "500m"}}) == set()
	of({}) == set()
	of({"requests": {"cpu": "${X}"}, "limits": {"cpu": "500m"}}) == set()
}
