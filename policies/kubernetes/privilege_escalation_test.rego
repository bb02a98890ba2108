package infralint.kubernetes.privilege_escalation_test

import data.infralint.kubernetes.privilege_escalation
import data.infralint.lib.testing

of(container) := found if {
	found := {r.msg | some r in privilege_escalation.deny} with input as testing.pod([container])
}

test_not_set if {
	of({"name": "web"}) == {`container "web" does not set allowPrivilegeEscalation to false`}
	of({"name": "web", "securityContext": {}}) == {`container "web" does not set allowPrivilegeEscalation to false`}
	of({"name": "web", "securityContext": {"allowPrivilegeEscalation": true}}) == {`container "web" does not set allowPrivilegeEscalation to false`}
	of({"name": "web", "securityContext": null}) == {`container "web" does not set allowPrivilegeEscalation to false`}
}

test_set if {
	of({"name": "web", "securityContext": {"allowPrivilegeEscalation": false}}) == set()
}

test_windows if {
	count(privilege_escalation.deny) == 0 with input as testing.pod_with({"os": {"name": "windows"}, "containers": [{"name": "web"}]})
}

test_pod_security_policy if {
	privilege_escalation.deny == {{
		"msg": "PodSecurityPolicy does not rule out that containers gain privileges",
		"path": ["spec", "allowPrivilegeEscalation"],
	}} with input as {"kind": "PodSecurityPolicy", "spec": {}}
	count(privilege_escalation.deny) == 0 with input as {"kind": "PodSecurityPolicy", "spec": {"allowPrivilegeEscalation": false}}
}
