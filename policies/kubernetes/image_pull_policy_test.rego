package infralint.kubernetes.image_pull_policy_test

import data.infralint.kubernetes.image_pull_policy
import data.infralint.lib.testing

of(image, pull) := found if {
	found := image_pull_policy.deny with input as testing.pod([{"name": "web", "image": image, "imagePullPolicy": pull}])
}

test_old if {
	of("nginx", "IfNotPresent") == {{
		"msg": `container "web" pulls "nginx" with policy IfNotPresent, which keeps an old image`,
		"path": ["spec", "containers", 0, "imagePullPolicy"],
	}}
	count(of("nginx:latest", "Never")) == 1
}

test_fine if {
	count(of("nginx", "Always")) == 0
	count(of("nginx:1.29", "IfNotPresent")) == 0
	count(of("nginx:latest@sha256:abc", "Never")) == 0
}
