package infralint.kubernetes.root_uid_test

import data.infralint.kubernetes.root_uid
import data.infralint.lib.testing

of(pod_context, context) := found if {
	found := {r.path | some r in root_uid.deny} with input as testing.pod_with({
		"securityContext": pod_context,
		"containers": [{"name": "web", "securityContext": context}],
	})
}

test_root if {
	of({"runAsUser": 0}, {}) == {["spec", "securityContext", "runAsUser"]}
	of({}, {"runAsUser": 0}) == {["spec", "containers", 0, "securityContext", "runAsUser"]}
}

test_messages if {
	msgs := {r.msg | some r in root_uid.deny} with input as testing.pod([{"name": "web", "securityContext": {"runAsUser": 0}}])
	msgs == {`container "web" asks for user 0, which is root`}
}

test_not_root if {
	of({"runAsUser": 1}, {}) == set()
	of({"runAsGroup": 0}, {}) == set()
}

test_user_namespace if {
	count(root_uid.deny) == 0 with input as testing.pod_with({
		"hostUsers": false,
		"securityContext": {"runAsUser": 0},
		"containers": [{"name": "web", "securityContext": {"runAsUser": 0}}],
	})
}
