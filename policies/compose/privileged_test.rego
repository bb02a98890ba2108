package infralint.compose.privileged_test

import data.infralint.compose.privileged

of(service) := found if {
	found := privileged.deny with input as {"services": {"web": service}}
}

test_privileged if {
	of({"privileged": true}) == {{"msg": `service "web" is privileged`, "path": ["services", "web", "privileged"]}}
	of({"cap_add": ["NET_ADMIN", "cap_sys_admin"]}) == {{
		"msg": `service "web" adds the capability cap_sys_admin`,
		"path": ["services", "web", "cap_add", 1],
	}}
}

test_not if {
	count(of({"privileged": false, "cap_add": ["NET_ADMIN"]})) == 0
}
