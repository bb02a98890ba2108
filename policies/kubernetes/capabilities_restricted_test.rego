package infralint.kubernetes.capabilities_restricted_test

import data.infralint.kubernetes.capabilities_restricted
import data.infralint.lib.testing

of(names) := found if {
	found := capabilities_restricted.deny with input as testing.pod([{"name": "web", "securityContext": {"capabilities": {"add": names}}}])
}

test_added if {
	of(["CHOWN"]) == {{
		"msg": `container "web" adds capability CHOWN`,
		"path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 0],
	}}
}

test_allowed if {
	count(of(["NET_BIND_SERVICE", "CAP_NET_BIND_SERVICE"])) == 0
}

test_pod_security_policy if {
	capabilities_restricted.deny == {{
		"msg": "PodSecurityPolicy admits containers that add capability SYS_TIME",
		"path": ["spec", "allowedCapabilities", 0],
	}} with input as {"kind": "PodSecurityPolicy", "spec": {"allowedCapabilities": ["SYS_TIME", "NET_BIND_SERVICE"]}}
	count(capabilities_restricted.deny) == 0 with input as {"kind": "PodSecurityPolicy", "spec": {}}
}
