package infralint.kubernetes.image_digest_test

import data.infralint.kubernetes.image_digest
import data.infralint.lib.testing

of(image) := found if {
	found := image_digest.deny with input as testing.pod([{"name": "web", "image": image}])
}

test_no_digest if {
	of("nginx:1.29") == {{
		"msg": `container "web" uses image "nginx:1.29" without a digest`,
		"path": ["spec", "containers", 0, "image"],
	}}
}

test_digest if {
	count(of("nginx@sha256:abc")) == 0
	count(of("${IMAGE}")) == 0
	count(of("")) == 0
}
