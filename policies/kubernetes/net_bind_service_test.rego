package infralint.kubernetes.net_bind_service_test

import data.infralint.kubernetes.net_bind_service
import data.infralint.lib.testing

of(capabilities) := found if {
	found := net_bind_service.deny with input as testing.pod([{"name": "web", "securityContext": {"capabilities": capabilities}}])
}

test_added if {
	of({"add": ["NET_BIND_SERVICE"]}) == {{
		"msg": `container "web" adds capability NET_BIND_SERVICE`,
		"path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 0],
	}}
	count(of({"add": ["cap_net_bind_service"]})) == 1
}

test_not_added if {
	count(of({"add": ["CHOWN"]})) == 0
	count(of({"drop": ["NET_BIND_SERVICE"]})) == 0
	count(of({})) == 0
}
