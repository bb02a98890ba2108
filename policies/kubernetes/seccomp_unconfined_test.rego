package infralint.kubernetes.seccomp_unconfined_test

import data.infralint.kubernetes.seccomp_unconfined
import data.infralint.lib.testing

of(pod_type, type) := found if {
	found := {r.msg | some r in seccomp_unconfined.deny} with input as testing.pod_with({
		"securityContext": {"seccompProfile": {"type": pod_type}},
		"containers": [{"name": "web", "securityContext": {"seccompProfile": {"type": type}}}],
	})
}

test_off if {
	of("Unconfined", "RuntimeDefault") == {"seccomp is switched off for the pod"}
	of("RuntimeDefault", "Unconfined") == {`seccomp is switched off for container "web"`}
}

test_on if {
	of("RuntimeDefault", "Localhost") == set()
	count(seccomp_unconfined.deny) == 0 with input as testing.pod([{"name": "web"}])
}
