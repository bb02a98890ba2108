package infralint.kubernetes.image_pull_policy_test

import data.infralint.kubernetes.image_pull_policy
import data.infralint.lib.testing

of(container) := found if {
	found := image_pull_policy.deny with input as testing.pod([object.union({"name": "web"}, container)])
}

test_not_always if {
	of({"image": "nginx", "imagePullPolicy": "IfNotPresent"}) == {{
		"msg": `container "web" pulls "nginx" with policy IfNotPresent`,
		"path": ["spec", "containers", 0, "imagePullPolicy"],
	}}
	count(of({"image": "nginx:1.29@sha256:abc", "imagePullPolicy": "Never"})) == 1
	{f.msg | some f in of({"image": "nginx:1.29"})} == {`container "web" pulls "nginx:1.29" with policy IfNotPresent, the default`}
}

test_always if {
	count(of({"image": "nginx", "imagePullPolicy": "Always"})) == 0
	count(of({"image": "nginx"})) == 0
	count(of({"image": "nginx:latest", "imagePullPolicy": null})) == 0
	count(of({"image": "${IMAGE}"})) == 0
	count(of({})) == 0
}
