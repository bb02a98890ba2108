package infralint.kubernetes.no_security_context_test

import data.infralint.kubernetes.no_security_context
import data.infralint.lib.testing

of(pod_context, context) := found if {
	found := no_security_context.deny with input as testing.pod_with({"securityContext": pod_context, "containers": [{"name": "web", "securityContext": context}]})
}

test_none if {
	of({}, {}) == {{"msg": `neither the pod nor container "web" has a security context`, "path": ["spec", "containers", 0, "securityContext"]}}
	count(of(null, null)) == 1
}

test_some if {
	count(of({"runAsUser": 1}, {})) == 0
	count(of({}, {"runAsUser": 1})) == 0
}
