package infralint.kubernetes.container_security_context_test

import data.infralint.kubernetes.container_security_context
import data.infralint.lib.testing

of(container) := found if {
	found := container_security_context.deny with input as testing.pod([object.union({"name": "web"}, container)])
}

test_none if {
	of({}) == {{"msg": `container "web" has no security context`, "path": ["spec", "containers", 0, "securityContext"]}}
	count(of({"securityContext": {}})) == 1
}

test_some if {
	count(of({"securityContext": {"runAsUser": 1}})) == 0
}
