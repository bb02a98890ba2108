package infralint.kubernetes.privileged_test

import data.infralint.kubernetes.privileged
import data.infralint.lib.testing

test_privileged if {
	container := {"name": "agent", "securityContext": {"privileged": true}}
	privileged.deny == {{
		"msg": `init container "agent" is privileged`,
		"path": ["spec", "initContainers", 0, "securityContext", "privileged"],
		"fix": [{"path": ["spec", "initContainers", 0, "securityContext", "privileged"], "value": false}],
	}} with input as testing.pod_with({"initContainers": [container]})
}

test_not_privileged if {
	every context in [{}, {"privileged": false}, {"privileged": null}, null] {
		count(privileged.deny) == 0 with input as testing.pod([{"name": "agent", "securityContext": context}])
	}
	count(privileged.deny) == 0 with input as testing.pod([{"name": "agent"}])
}

test_pod_security_policy if {
	privileged.deny == {{"msg": "PodSecurityPolicy admits privileged containers", "path": ["spec", "privileged"]}} with input as {"kind": "PodSecurityPolicy", "spec": {"privileged": true}}
	count(privileged.deny) == 0 with input as {"kind": "PodSecurityPolicy", "spec": {"privileged": false}}
	count(privileged.deny) == 0 with input as {"kind": "PodSecurityPolicy", "spec": {}}
}

test_security_context_constraints if {
	privileged.deny == {{
		"msg": "SecurityContextConstraints admit privileged containers",
		"path": ["allowPrivilegedContainer"],
	}} with input as {"kind": "SecurityContextConstraints", "allowPrivilegedContainer": true}
	count(privileged.deny) == 0 with input as {"kind": "SecurityContextConstraints", "allowPrivilegedContainer": false}
}
