package infralint.kubernetes.public_registry_test

import data.infralint.kubernetes.public_registry
import data.infralint.lib.testing

of(ref) := found if {
	found := public_registry.deny with input as testing.pod([{"name": "web", "image": ref}])
}

test_public if {
	of("nginx:1") == {{
		"msg": `container "web" uses image "nginx:1" of docker.io, to which anybody may push`,
		"path": ["spec", "containers", 0, "image"],
	}}
	count(of("octo/web:1")) == 1
	count(of("quay.io/octo/web:1")) == 1
}

test_others if {
	count(of("registry.example.com/web:1")) == 0
	count(of("localhost:5000/web")) == 0
	count(of("gcr.io/project/web:1")) == 0
	count(of("${IMAGE}")) == 0
	count(of("")) == 0
}
