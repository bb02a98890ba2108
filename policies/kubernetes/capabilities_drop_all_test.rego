package infralint.kubernetes.capabilities_drop_all_test

import data.infralint.kubernetes.capabilities_drop_all
import data.infralint.lib.testing

of(context) := found if {
	found := capabilities_drop_all.deny with input as testing.pod([{"name": "web", "securityContext": context}])
}

test_kept if {
	of({}) == {{
		"msg": `container "web" does not drop all capabilities`,
		"path": ["spec", "containers", 0, "securityContext", "capabilities", "drop"],
	}}
	count(of({"capabilities": {"drop": ["NET_RAW"]}})) == 1
	count(of({"capabilities": {"drop": null}})) == 1
}

test_dropped if {
	count(of({"capabilities": {"drop": ["NET_RAW", "ALL"]}})) == 0
	count(of({"capabilities": {"drop": ["all"]}})) == 0
}

test_windows if {
	count(capabilities_drop_all.deny) == 0 with input as testing.pod_with({"os": {"name": "windows"}, "containers": [{"name": "web"}]})
}
