package infralint.kubernetes.capabilities_drop_none_test

import data.infralint.kubernetes.capabilities_drop_none
import data.infralint.lib.testing

of(capabilities) := found if {
	found := capabilities_drop_none.deny with input as testing.pod([{"name": "web", "securityContext": {"capabilities": capabilities}}])
}

test_none if {
	of({"add": ["CHOWN"]}) == {{
		"msg": `container "web" drops no capability`,
		"path": ["spec", "containers", 0, "securityContext", "capabilities", "drop"],
	}}
	count(of({"drop": []})) == 1
}

test_some if {
	count(of({"drop": ["MKNOD"]})) == 0
	count(capabilities_drop_none.deny) == 0 with input as testing.pod_with({"os": {"name": "windows"}, "containers": [{"name": "web"}]})
}

test_pod_security_policy if {
	capabilities_drop_none.deny == {{
		"msg": "PodSecurityPolicy makes containers drop no capability",
		"path": ["spec", "requiredDropCapabilities"],
	}} with input as {"kind": "PodSecurityPolicy", "spec": {}}
	count(capabilities_drop_none.deny) == 0 with input as {"kind": "PodSecurityPolicy", "spec": {"requiredDropCapabilities": ["KILL"]}}
}
