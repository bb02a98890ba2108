package infralint.kubernetes.capabilities_added_test

import data.infralint.kubernetes.capabilities_added
import data.infralint.lib.testing

of(names) := found if {
	found := capabilities_added.deny with input as testing.pod([{"name": "web", "securityContext": {"capabilities": {"add": names}}}])
}

test_added if {
	of(["CHOWN", "SYS_ADMIN"]) == {{
		"msg": `container "web" adds capability SYS_ADMIN`,
		"path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 1],
	}}
	count(of(["ALL", "CAP_NET_RAW", "net_admin"])) == 3
}

test_allowed if {
	count(of(["NET_BIND_SERVICE", "CAP_CHOWN", "setuid"])) == 0
	count(of([])) == 0
	count(of(null)) == 0
}
