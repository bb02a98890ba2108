package infralint.compose.latest_tag_test

import data.infralint.compose.latest_tag

of(service) := found if {
	found := latest_tag.deny with input as {"services": {"web": service}}
}

test_moves if {
	of({"image": "nginx"}) == {{
		"msg": `service "web" uses image "nginx" without a tag, which means latest`,
		"path": ["services", "web", "image"],
	}}
	count(of({"image": "nginx:latest"})) == 1
}

test_fixed if {
	count(of({"image": "nginx:1.29.1"})) == 0
	count(of({"image": "nginx:latest@sha256:abc"})) == 0
	count(of({"image": "${IMAGE}"})) == 0
	count(of({"image": "web:latest", "build": "."})) == 0
	two := latest_tag.deny with input as {"services": {"a": {"image": "app", "build": "."}, "b": {"image": "app"}}}
	count(two) == 0
}
