package infralint.kubernetes.unsafe_sysctls_test

import data.infralint.kubernetes.unsafe_sysctls
import data.infralint.lib.testing

of(name) := found if {
	found := unsafe_sysctls.deny with input as testing.pod_with({"securityContext": {"sysctls": [{"name": name, "value": "1"}]}})
}

test_unsafe if {
	of("kernel.msgmax") == {{
		"msg": "pod changes the kernel parameter kernel.msgmax",
		"path": ["spec", "securityContext", "sysctls", 0, "name"],
	}}
}

test_safe if {
	count(of("net.ipv4.tcp_syncookies")) == 0
	count(of("net/ipv4/tcp_syncookies")) == 0
	count(unsafe_sysctls.deny) == 0 with input as testing.pod_with({})
}
