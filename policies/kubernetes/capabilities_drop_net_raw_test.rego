package infralint.kubernetes.capabilities_drop_net_raw_test

import data.infralint.kubernetes.capabilities_drop_net_raw
import data.infralint.lib.testing

of(capabilities) := found if {
	found := capabilities_drop_net_raw.deny with input as testing.pod([{"name": "web", "securityContext": {"capabilities": capabilities}}])
}

test_kept if {
	of({}) == {{
		"msg": `container "web" keeps capability NET_RAW`,
		"path": ["spec", "containers", 0, "securityContext", "capabilities", "drop"],
	}}
	count(of({"drop": ["CHOWN"]})) == 1
}

test_added_again if {
	of({"drop": ["ALL"], "add": ["CAP_NET_RAW", "CHOWN"]}) == {{
		"msg": `container "web" adds capability NET_RAW`,
		"path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 0],
	}}
}

test_dropped if {
	every name in ["ALL", "all", "NET_RAW", "net_raw", "CAP_NET_RAW"] {
		count(of({"drop": [name]})) == 0
	}
	count(capabilities_drop_net_raw.deny) == 0 with input as testing.pod_with({"os": {"name": "windows"}, "containers": [{"name": "web"}]})
}

test_pod_security_policy if {
	capabilities_drop_net_raw.deny == {{
		"msg": "PodSecurityPolicy admits containers with capability NET_RAW",
		"path": ["spec", "requiredDropCapabilities"],
	}} with input as {"kind": "PodSecurityPolicy", "spec": {"requiredDropCapabilities": ["KILL"]}}
	count(capabilities_drop_net_raw.deny) == 0 with input as {"kind": "PodSecurityPolicy", "spec": {"requiredDropCapabilities": ["NET_RAW"]}}
}
