package infralint.kubernetes.privilege_escalation_allowed_test

import data.infralint.kubernetes.privilege_escalation_allowed
import data.infralint.lib.testing

of(context) := found if {
	found := privilege_escalation_allowed.deny with input as testing.pod([{"name": "web", "securityContext": context}])
}

test_true if {
	field := ["spec", "containers", 0, "securityContext", "allowPrivilegeEscalation"]
	of({"allowPrivilegeEscalation": true}) == {{
		"msg": `container "web" sets allowPrivilegeEscalation to true`,
		"path": field,
		"fix": [{"path": field, "value": false}],
	}}
}

test_false_or_silent if {
	count(of({"allowPrivilegeEscalation": false})) == 0
	count(of({})) == 0
	count(privilege_escalation_allowed.deny) == 0 with input as testing.pod_with({"os": {"name": "windows"}, "containers": [{"securityContext": {"allowPrivilegeEscalation": true}}]})
}

test_pod_security_policy if {
	privilege_escalation_allowed.deny == {{
		"msg": "PodSecurityPolicy admits containers that may gain privileges",
		"path": ["spec", "allowPrivilegeEscalation"],
	}} with input as {"kind": "PodSecurityPolicy", "spec": {"allowPrivilegeEscalation": true}}
	count(privilege_escalation_allowed.deny) == 0 with input as {"kind": "PodSecurityPolicy", "spec": {"allowPrivilegeEscalation": false}}
	count(privilege_escalation_allowed.deny) == 0 with input as {"kind": "PodSecurityPolicy", "spec": {}}
}
