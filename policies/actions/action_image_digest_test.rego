package infralint.actions.action_image_digest_test

import data.infralint.actions.action_image_digest

test_docker_action if {
	action_image_digest.deny == {{
		"msg": `action uses image "alpine:3.22" without a digest`,
		"path": ["runs", "image"],
	}} with input as {"runs": {"using": "docker", "image": "docker://alpine:3.22"}}
}

test_step if {
	action_image_digest.deny == {{
		"msg": `step uses image "alpine:3.22" without a digest`,
		"path": ["runs", "steps", 0, "uses"],
	}} with input as {"runs": {"using": "composite", "steps": [{"uses": "docker://alpine:3.22"}]}}
}

test_pinned if {
	count(action_image_digest.deny) == 0 with input as {"runs": {"using": "docker", "image": "docker://alpine"}}
	count(action_image_digest.deny) == 0 with input as {"runs": {"using": "docker", "image": "docker://alpine@sha256:abc"}}
}
