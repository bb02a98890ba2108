package infralint.kubernetes.run_as_non_root_required_test

import data.infralint.kubernetes.run_as_non_root_required
import data.infralint.lib.testing

of(pod_context, context) := found if {
	found := run_as_non_root_required.deny with input as testing.pod_with({
		"securityContext": pod_context,
		"containers": [{"name": "web", "securityContext": context}],
	})
}

test_missing if {
	of({}, {"runAsUser": 1000}) == {{
		"msg": `container "web" does not have runAsNonRoot: true`,
		"path": ["spec", "containers", 0, "securityContext", "runAsNonRoot"],
	}}
	count(of({"runAsNonRoot": true}, {"runAsNonRoot": false})) == 1
}

test_set if {
	count(of({"runAsNonRoot": true}, {})) == 0
	count(of({}, {"runAsNonRoot": true})) == 0
}

test_user_namespace if {
	count(run_as_non_root_required.deny) == 0 with input as testing.pod_with({"hostUsers": false, "containers": [{"name": "web"}]})
}
