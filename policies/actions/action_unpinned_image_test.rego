package infralint.actions.action_unpinned_image_test

import data.infralint.actions.action_unpinned_image

test_docker_action if {
	action_unpinned_image.deny == {{
		"msg": `action uses image "alpine:3.22" without a digest`,
		"path": ["runs", "image"],
	}} with input as {"runs": {"using": "docker", "image": "docker://alpine:3.22"}}
}

test_step if {
	action_unpinned_image.deny == {{
		"msg": `step uses image "alpine:3.22" without a digest`,
		"path": ["runs", "steps", 0, "uses"],
	}} with input as {"runs": {"using": "composite", "steps": [{"uses": "docker://alpine:3.22"}]}}
}

test_pinned if {
	count(action_unpinned_image.deny) == 0 with input as {"runs": {"using": "docker", "image": "Dockerfile"}}
	count(action_unpinned_image.deny) == 0 with input as {"runs": {"using": "docker", "image": "docker://alpine@sha256:abc"}}
}
