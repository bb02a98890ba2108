package infralint.kubernetes.run_as_non_root_test

import data.infralint.kubernetes.run_as_non_root
import data.infralint.lib.testing

of(pod_context, context) := found if {
	found := run_as_non_root.deny with input as testing.pod_with({
		"securityContext": pod_context,
		"containers": [{"name": "web", "securityContext": context}],
	})
}

test_nothing_said if {
	of({}, {}) == {{
		"msg": `container "web" may run as root: runAsNonRoot is not set`,
		"path": ["spec", "containers", 0, "securityContext", "runAsNonRoot"],
		"fix": [{"path": ["spec", "containers", 0, "securityContext", "runAsNonRoot"], "value": true}],
	}}
}

test_false_on_the_pod if {
	of({"runAsNonRoot": false}, {}) == {{
		"msg": `container "web" may run as root: runAsNonRoot is false`,
		"path": ["spec", "securityContext", "runAsNonRoot"],
		"fix": [{"path": ["spec", "securityContext", "runAsNonRoot"], "value": true}],
	}}
}

test_container_overrides_pod if {
	count(of({"runAsNonRoot": true}, {"runAsNonRoot": false})) == 1
	count(of({"runAsNonRoot": false}, {"runAsNonRoot": true})) == 0
	count(of({"runAsUser": 1000}, {"runAsUser": 0})) == 1
}

test_non_root if {
	count(of({"runAsNonRoot": true}, {})) == 0
	count(of({"runAsUser": 65532}, {})) == 0
	count(of({}, {"runAsNonRoot": true})) == 0
	count(of({}, {"runAsUser": 1})) == 0
}

test_windows if {
	count(run_as_non_root.deny) == 0 with input as testing.pod_with({"os": {"name": "windows"}, "containers": [{"name": "web"}]})
}

test_user_namespace if {
	count(run_as_non_root.deny) == 0 with input as testing.pod_with({"hostUsers": false, "containers": [{"name": "web"}]})
}

test_contradiction if {
	{f.msg | some f in of({"runAsNonRoot": true}, {"runAsUser": 0})} == {`container "web" may run as root: runAsNonRoot is true and runAsUser is 0, so that the kubelet does not start it`}
	count(of({"runAsUser": 0}, {"runAsNonRoot": true, "runAsUser": 1000})) == 0
}

test_pod_security_policy if {
	every user in [{}, {"runAsUser": {"rule": "RunAsAny"}}, {"runAsUser": {"rule": "MustRunAs"}}, {"runAsUser": {"rule": "MustRunAs", "ranges": [{"min": 0, "max": 9}]}}] {
		run_as_non_root.deny == {{
			"msg": "PodSecurityPolicy admits containers that run as root",
			"path": ["spec", "runAsUser", "rule"],
		}} with input as {"kind": "PodSecurityPolicy", "spec": user}
	}
	every user in [{"rule": "MustRunAsNonRoot"}, {"rule": "MustRunAs", "ranges": [{"min": 1, "max": 9}]}] {
		count(run_as_non_root.deny) == 0 with input as {"kind": "PodSecurityPolicy", "spec": {"runAsUser": user}}
	}
}
