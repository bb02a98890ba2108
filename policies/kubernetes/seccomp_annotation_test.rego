package infralint.kubernetes.seccomp_annotation_test

import data.infralint.kubernetes.seccomp_annotation

of(annotations, context) := found if {
	found := seccomp_annotation.deny with input as {
		"kind": "Pod",
		"metadata": {"annotations": annotations},
		"spec": {"securityContext": context, "containers": [{"name": "web"}, {"name": "log"}]},
	}
}

test_pod if {
	count(of({"seccomp.security.alpha.kubernetes.io/pod": "runtime/default"}, {})) == 2
}

test_container if {
	of({"container.seccomp.security.alpha.kubernetes.io/web": "runtime/default"}, {}) == {{
		"msg": `container "web" does not run with seccomp profile runtime/default, since the annotation has no effect since Kubernetes 1.27`,
		"path": ["metadata", "annotations", "container.seccomp.security.alpha.kubernetes.io/web"],
	}}
}

test_field_besides if {
	count(of({"seccomp.security.alpha.kubernetes.io/pod": "runtime/default"}, {"seccompProfile": {"type": "RuntimeDefault"}})) == 0
	count(of({}, {})) == 0
	count(of({"container.seccomp.security.alpha.kubernetes.io/gone": "runtime/default"}, {})) == 0
}
