package infralint.kubernetes.proc_mount_test

import data.infralint.kubernetes.proc_mount
import data.infralint.lib.testing

of(kind) := found if {
	found := proc_mount.deny with input as testing.pod([{"name": "web", "securityContext": {"procMount": kind}}])
}

test_unmasked if {
	of("Unmasked") == {{
		"msg": `container "web" sees all of /proc`,
		"path": ["spec", "containers", 0, "securityContext", "procMount"],
	}}
}

test_masked if {
	count(of("Default")) == 0
	count(of(null)) == 0
}

test_user_namespace if {
	count(proc_mount.deny) == 0 with input as testing.pod_with({
		"hostUsers": false,
		"containers": [{"name": "web", "securityContext": {"procMount": "Unmasked"}}],
	})
}
