package infralint.actions.image_digest_test

import data.infralint.actions.image_digest

of(job) := found if {
	found := image_digest.deny with input as {"jobs": {"test": job}}
}

test_version if {
	of({"container": "node:24"}) == {{"msg": `job "test" uses image "node:24" without a digest`, "path": ["jobs", "test", "container"]}}
	count(of({"services": {"db": {"image": "postgres:17"}}})) == 1
}

test_step if {
	of({"steps": [{"uses": "docker://alpine:3.22"}]}) == {{"msg": `step uses image "alpine:3.22" without a digest`, "path": ["jobs", "test", "steps", 0, "uses"]}}
	count(of({"steps": [{"uses": "docker://alpine"}]})) == 0
}

test_expression if {
	of({"container": "${{ inputs.image }}"}) == {{
		"msg": `job "test" uses an image that "${{ inputs.image }}" names, without a digest in sight`,
		"path": ["jobs", "test", "container"],
	}}
	count(of({"services": {"db": {"image": "postgres:${{ matrix.version }}"}}})) == 1
}

test_fixed if {
	count(of({"container": "node@sha256:abc"})) == 0
	count(of({"container": "node:latest"})) == 0
	count(of({"container": "node:${{ matrix.version }}@sha256:${{ matrix.digest }}"})) == 0
	count(of({"container": ""})) == 0
}
