package infralint.kubernetes.low_gid_test

import data.infralint.kubernetes.low_gid
import data.infralint.lib.testing

of(pod_context, context) := found if {
	found := low_gid.deny with input as testing.pod_with({"securityContext": pod_context, "containers": [{"name": "web", "securityContext": context}]})
}

test_low if {
	of({}, {"runAsGroup": 1000}) == {{"msg": `container "web" runs as group 1000, below 10000`, "path": ["spec", "containers", 0, "securityContext", "runAsGroup"]}}
	of({"runAsGroup": 0}, {}) == {{"msg": `container "web" runs as group 0, below 10000`, "path": ["spec", "securityContext", "runAsGroup"]}}
	count(of({"runAsGroup": 20000}, {"runAsGroup": 7})) == 1
}

test_not_set if {
	of({}, {}) == {{"msg": `container "web" does not set runAsGroup`, "path": ["spec", "containers", 0, "securityContext", "runAsGroup"]}}
}

test_high if {
	count(of({}, {"runAsGroup": 10000})) == 0
	count(of({"runAsGroup": 7}, {"runAsGroup": 65532})) == 0
	count(low_gid.deny) == 0 with input as testing.pod_with({"os": {"name": "windows"}, "containers": [{"name": "web"}]})
	count(low_gid.deny) == 0 with input as testing.pod_with({"hostUsers": false, "containers": [{"name": "web", "securityContext": {"runAsGroup": 1}}, {}]})
}
