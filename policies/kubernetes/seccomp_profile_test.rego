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

test_annotations if {
	every key in ["seccomp.security.alpha.kubernetes.io/pod", "container.seccomp.security.alpha.kubernetes.io/web"] {
		every profile in ["runtime/default", "docker/default", "localhost/web.json"] {
			count(seccomp_profile.deny) == 0 with input as {
				"kind": "Pod",
				"metadata": {"annotations": {key: profile}},
				"spec": {"containers": [{"name": "web"}]},
			}
		}
		count(seccomp_profile.deny) == 1 with input as {
			"kind": "Pod",
			"metadata": {"annotations": {key: "unconfined"}},
			"spec": {"containers": [{"name": "web"}]},
		}
	}
}

test_pod_security_policy if {
	seccomp_profile.deny == {{
		"msg": "PodSecurityPolicy gives containers no seccomp profile",
		"path": ["metadata", "annotations", "seccomp.security.alpha.kubernetes.io/defaultProfileName"],
	}} with input as {"kind": "PodSecurityPolicy", "spec": {}}
	count(seccomp_profile.deny) == 0 with input as {
		"kind": "PodSecurityPolicy",
		"metadata": {"annotations": {"seccomp.security.alpha.kubernetes.io/defaultProfileName": "runtime/default"}},
		"spec": {},
	}
}
