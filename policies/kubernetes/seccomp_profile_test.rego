package infralint.kubernetes.seccomp_profile_test

import data.infralint.kubernetes.seccomp_profile
import data.infralint.lib.testing

of(pod_context, context) := found if {
	found := seccomp_profile.deny with input as testing.pod_with({
		"securityContext": pod_context,
		"containers": [{"name": "web", "securityContext": context}],
	})
}

test_none if {
	of({}, {}) == {{
		"msg": `container "web" has no seccomp profile`,
		"path": ["spec", "containers", 0, "securityContext", "seccompProfile"],
		"fix": [{"path": ["spec", "securityContext", "seccompProfile", "type"], "value": "RuntimeDefault"}],
	}}
}

test_unconfined if {
	of({"seccompProfile": {"type": "Unconfined"}}, {}) == {{
		"msg": `container "web" switches seccomp off`,
		"path": ["spec", "securityContext", "seccompProfile", "type"],
	}}
	count(of({"seccompProfile": {"type": "RuntimeDefault"}}, {"seccompProfile": {"type": "Unconfined"}})) == 1
}

test_confined if {
	count(of({"seccompProfile": {"type": "RuntimeDefault"}}, {})) == 0
	count(of({}, {"seccompProfile": {"type": "Localhost", "localhostProfile": "web.json"}})) == 0
	count(of({"seccompProfile": {"type": "Unconfined"}}, {"seccompProfile": {"type": "RuntimeDefault"}})) == 0
}

test_windows if {
	count(seccomp_profile.deny) == 0 with input as testing.pod_with({"os": {"name": "windows"}, "containers": [{"name": "web"}]})
}
