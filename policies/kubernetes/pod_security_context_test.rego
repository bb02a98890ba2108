package infralint.kubernetes.pod_security_context_test

import data.infralint.kubernetes.pod_security_context
import data.infralint.lib.testing

test_none if {
	pod_security_context.deny == {{"msg": "pod has no security context", "path": ["spec", "securityContext"]}} with input as testing.pod_with({})
	count(pod_security_context.deny) == 1 with input as testing.pod_with({"securityContext": {}})
}

test_some if {
	count(pod_security_context.deny) == 0 with input as testing.pod_with({"securityContext": {"runAsUser": 1}})
	count(pod_security_context.deny) == 0 with input as {"kind": "Service"}
}
