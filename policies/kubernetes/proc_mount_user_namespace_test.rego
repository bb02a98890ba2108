package infralint.kubernetes.proc_mount_user_namespace_test

import data.infralint.kubernetes.proc_mount_user_namespace
import data.infralint.lib.testing

of(users, context) := found if {
	found := proc_mount_user_namespace.deny with input as testing.pod_with({"hostUsers": users, "containers": [{"name": "web", "securityContext": context}]})
}

test_unmasked if {
	of(false, {"procMount": "Unmasked"}) == {{
		"msg": `container "web" sees all of /proc, in a user namespace`,
		"path": ["spec", "containers", 0, "securityContext", "procMount"],
	}}
}

test_others if {
	count(of(true, {"procMount": "Unmasked"})) == 0
	count(of(false, {"procMount": "Default"})) == 0
	count(of(false, {})) == 0
}
