package infralint.kubernetes.image_registry_test

import data.infralint.kubernetes.image_registry
import data.infralint.lib.testing

of(image, allowed) := found if {
	found := image_registry.deny with input as testing.pod([{"name": "web", "image": image}])
		with data.config as {"k8s-image-registry": {"allowed": allowed}}
}

test_not_allowed if {
	of("quay.io/octo/web:1", ["registry.example.com", "docker.io/library"]) == {{
		"msg": `container "web" uses image "quay.io/octo/web:1", which is not from registry.example.com, docker.io/library`,
		"path": ["spec", "containers", 0, "image"],
	}}
	count(of("octo/web:1", ["docker.io/library"])) == 1
	count(of("registry.example.com.evil.org/web:1", ["registry.example.com"])) == 1
}

test_allowed if {
	count(of("registry.example.com/team/web:1", ["registry.example.com"])) == 0
	count(of("registry.example.com/team/web:1", ["registry.example.com/team/"])) == 0
	count(of("nginx", ["docker.io/library"])) == 0
	count(of("${IMAGE}", ["docker.io"])) == 0
	count(of("quay.io/octo/web:1", [])) == 0
}

test_not_configured if {
	count(image_registry.deny) == 0 with input as testing.pod([{"name": "web", "image": "nginx"}])
}
