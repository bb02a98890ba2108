package infralint.gitlab.image_latest_test

import data.infralint.gitlab.image_latest

test_image if {
	found := image_latest.deny with input as {"jobs": {"a": {"image": "node"}}}
	found == {{"msg": `image "node" without a tag, which means latest`, "path": ["jobs", "a", "image"]}}
}

test_service if {
	found := image_latest.deny with input as {"default": {"services": [{"name": "redis:latest"}]}}
	found == {{"msg": `service "redis:latest"; its tag can move`, "path": ["default", "services", 0, "name"]}}
}

test_fixed if {
	image_latest.deny == set() with input as {"image": "node:24", "jobs": {"a": {"image": "$IMAGE", "services": ["redis@sha256:abc"]}}}
}
