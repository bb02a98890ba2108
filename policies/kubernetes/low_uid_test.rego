package infralint.kubernetes.low_uid_test

import data.infralint.kubernetes.low_uid
import data.infralint.lib.testing

of(pod_context, context) := found if {
	found := low_uid.deny with input as testing.pod_with({"securityContext": pod_context, "containers": [{"name": "web", "securityContext": context}]})
}

test_low if {
	of({}, {"runAsUser": 1000}) == {{"msg": `container "web" runs as user 1000, below 10000`, "path": ["spec", "containers", 0, "securityContext", "runAsUser"]}}
	of({"runAsUser": 0}, {}) == {{"msg": `container "web" runs as user 0, below 10000`, "path": ["spec", "securityContext", "runAsUser"]}}
	count(of({"runAsUser": 20000}, {"runAsUser": 7})) == 1
}

test_not_set if {
	of({}, {}) == {{"msg": `container "web" does not set runAsUser`, "path": ["spec", "containers", 0, "securityContext", "runAsUser"]}}
}

test_high if {
	count(of({}, {"runAsUser": 10000})) == 0
	count(of({"runAsUser": 7}, {"runAsUser": 65532})) == 0
	count(low_uid.deny) == 0 with input as testing.pod_with({"os": {"name": "windows"}, "containers": [{"name": "web"}]})
	count(low_uid.deny) == 0 with input as testing.pod_with({"hostUsers": false, "containers": [{"name": "web", "securityContext": {"runAsUser": 1}}, {}]})
}
