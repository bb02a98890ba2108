package infralint.kubernetes.selinux_options_test

import data.infralint.kubernetes.selinux_options
import data.infralint.lib.testing

of(options) := found if {
	found := selinux_options.deny with input as testing.pod([{"name": "web", "securityContext": {"seLinuxOptions": options}}])
}

test_changed if {
	of({"type": "spc_t"}) == {{
		"msg": `SELinux type is set to "spc_t"`,
		"path": ["spec", "containers", 0, "securityContext", "seLinuxOptions", "type"],
	}}
	count(of({"user": "system_u", "role": "system_r"})) == 2
}

test_pod if {
	{r.path | some r in selinux_options.deny} == {["spec", "securityContext", "seLinuxOptions", "user"]} with input as testing.pod_with({"securityContext": {"seLinuxOptions": {"user": "u"}}})
}

test_allowed if {
	count(of({"type": "container_t", "level": "s0", "user": "", "role": ""})) == 0
	count(selinux_options.deny) == 0 with input as testing.pod([{"name": "web"}])
}
