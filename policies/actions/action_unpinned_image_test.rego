package infralint.actions.action_unpinned_image_test

import data.infralint.actions.action_unpinned_image

test_docker_action if {
	action_unpinned_image.deny == {{
		"msg": `action uses image "alpine:latest"; its tag can move`,
		"path": ["runs", "image"],
	}} with input as {"runs": {"using": "docker", "image": "docker://alpine:latest"}}
}

test_step if {
	action_unpinned_image.deny == {{
		"msg": `step uses image "alpine:latest"; its tag can move`,
		"path": ["runs", "steps", 0, "uses"],
	}} with input as {"runs": {"using": "composite", "steps": [{"uses": "docker://alpine:latest"}]}}
}

test_pinned if {
	count(action_unpinned_image.deny) == 0 with input as {"runs": {"using": "docker", "image": "Dockerfile"}}
	count(action_unpinned_image.deny) == 0 with input as {"runs": {"using": "docker", "image": "docker://alpine@sha256:abc"}}
}
