package infralint.actions.unpinned_image_test

import data.infralint.actions.unpinned_image

of(job) := found if {
	found := unpinned_image.deny with input as {"jobs": {"test": job}}
}

test_job if {
	of({"container": "node"}) == {{
		"msg": `job "test" uses image "node" without a tag, which means latest`,
		"path": ["jobs", "test", "container"],
	}}
	of({"container": {"image": "node:latest"}}) == {{
		"msg": `job "test" uses image "node:latest"; its tag can move`,
		"path": ["jobs", "test", "container", "image"],
	}}
}

test_service if {
	of({"services": {"db": {"image": "postgres"}}}) == {{
		"msg": `service "db" uses image "postgres" without a tag, which means latest`,
		"path": ["jobs", "test", "services", "db", "image"],
	}}
}

test_step if {
	of({"steps": [{"uses": "docker://alpine:latest"}]}) == {{
		"msg": `step uses image "alpine:latest"; its tag can move`,
		"path": ["jobs", "test", "steps", 0, "uses"],
	}}
}

test_pinned if {
	count(of({"container": "node:24.4.1", "services": {"db": {"image": "postgres@sha256:abc"}}})) == 0
	count(of({"container": "${{ matrix.image }}"})) == 0
	count(of({"steps": [{"uses": "docker://alpine@sha256:abc"}, {"uses": "actions/checkout@v5"}, {"run": "x"}]})) == 0
	count(of({"container": ""})) == 0
}

test_matrix if {
	matrix := {"matrix": {"image": ["node", "node:24", "node:latest"]}}
	{r.msg | some r in of({"container": "${{ matrix.image }}", "strategy": matrix})} == {
		`job "test" uses image "node" without a tag, which means latest`,
		`job "test" uses image "node:latest"; its tag can move`,
	}
}
