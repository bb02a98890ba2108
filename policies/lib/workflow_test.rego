package infralint.lib.workflow_test

import data.infralint.lib.workflow

commit := "08c6903cd8c0fde910a37f88322edcfb5dd907a8"

test_uses_of_a_workflow if {
	jobs := {"a": {"steps": [{"run": "x"}, null, {"uses": "x/y@z"}]}, "b": {"uses": "./w.yaml"}, "c": null}
	workflow.uses == {["jobs", "a", "steps", 2, "uses"]: "x/y@z"} with input as {"jobs": jobs}
	object.keys(workflow.jobs) == {"a", "b"} with input as {"jobs": jobs}
}

test_uses_of_an_action if {
	workflow.uses == {["runs", "steps", 1, "uses"]: "x/y@z"} with input as {"runs": {"steps": ["?", {"uses": "x/y@z"}]}}
}

test_shells if {
	workflow.shells == {
		["defaults", "run", "shell"]: "a",
		["jobs", "x", "defaults", "run", "shell"]: "b",
		["jobs", "x", "steps", 0, "shell"]: "c",
	} with input as {"defaults": {"run": {"shell": "a"}}, "jobs": {"x": {"defaults": {"run": {"shell": "b"}}, "steps": [{"shell": "c"}, {}]}}}
	workflow.shells == {["runs", "steps", 0, "shell"]: "d"} with input as {"runs": {"steps": [{"shell": "d"}]}}
}

values_of(image) := found if {
	include := [{"image": "deno"}, {"at": {"image": "bun"}}, "?"]
	matrix := {"image": ["node", {"name": "x"}, "${{ inputs.x }}"], "from": "${{ fromJSON(inputs.y) }}", "whole": [{"image": "node:24"}, {"options": "x"}, [1]], "tag": [24, "latest"], "exclude": [{"tag": "latest"}, {"image": "node", "tag": 24}], "include": include}
	found := {v.image | some v in workflow.image_values} with input as {"jobs": {"a": {"container": image, "strategy": {"matrix": matrix}}}}
}

test_image_values if {
	values_of("node:24") == {"node:24"}
	values_of("${{ matrix.image }}") == {"node", "deno", "${{ inputs.x }}"}
	values_of("${{ matrix.at.image }}") == {"bun"}
	values_of("${{ matrix.image.name }}") == {"x"}
	values_of("${{ matrix.whole }}") == {"node:24"}
	values_of("${{ matrix.from }}") == {"${{ matrix.from }}"}
	values_of("${{ matrix['at']['image'] }}") == {"bun"}
	values_of("node:${{ matrix.tag }}") == {"node:24"}
	values_of("${{ matrix.image }}:${{ matrix.tag }}") == {"${{ matrix.image }}:${{ matrix.tag }}"}
	values_of("node:${{ inputs.tag }}") == {"node:${{ inputs.tag }}"}
}

test_made_matrix if {
	every matrix in ["${{ fromJSON(inputs.x) }}", {"include": "${{ fromJSON(inputs.x) }}"}] {
		{v.image | some v in workflow.image_values} == {"${{ matrix.image }}"} with input as {"jobs": {"a": {"container": "${{ matrix.image }}", "strategy": {"matrix": matrix}}}}
	}
}

test_triggers if {
	workflow.triggers == {"push"} with input as {"on": "push"}
	workflow.triggers == {"push", "pull_request"} with input as {"on": ["push", "pull_request"]}
	workflow.triggers == {"push", "workflow_call"} with input as {"on": {"push": null, "workflow_call": {}}}
	workflow.triggers == set() with input as {}
}

test_unpinned if {
	workflow.unpinned("action", "actions/checkout@v5") == `action "actions/checkout" is pinned to "v5", not to a commit`
	workflow.unpinned("action", "actions/checkout@08c6903") == `action "actions/checkout" is pinned to "08c6903", not to a commit`
	workflow.unpinned("action", "actions/checkout") == `action "actions/checkout" is not pinned to a commit`
	workflow.unpinned("action", "a/slsa-framework/slsa-github-generator/.github/workflows/x.yml@v1.2.3")
	workflow.unpinned("action", "slsa-framework/slsa-github-generator/.github/workflows/x.yml@main")
}

test_pinned if {
	not workflow.unpinned("action", concat("@", ["actions/checkout", commit]))
	not workflow.unpinned("action", concat("@", ["actions/checkout", upper(commit)]))
	not workflow.unpinned("action", concat("@", ["actions/checkout", concat("", [commit, "0123456789abcdef01234567"])]))
	not workflow.unpinned("action", "./.github/actions/setup")
	not workflow.unpinned("action", "../setup")
	not workflow.unpinned("action", "$/.github/actions/setup")
	not workflow.unpinned("action", "docker://alpine:3.22")
	not workflow.unpinned("action", "slsa-framework/slsa-github-generator/.github/workflows/x.yml@v2.1.0")
	not workflow.unpinned("action", "")
}

test_trusted if {
	trusted := {"gha-unpinned-action": {"trusted": ["Acme/*", "octo/build"]}}
	not workflow.unpinned("action", "acme/deploy@v1") with data.config as trusted
	not workflow.unpinned("action", "ACME/ci/.github/workflows/x.yml@main") with data.config as trusted
	not workflow.unpinned("action", "octo/build@v1") with data.config as trusted
	not workflow.unpinned("action", "octo/build/sub@v1") with data.config as trusted
	workflow.unpinned("action", "octo/builder@v1") with data.config as trusted
	workflow.unpinned("action", "acmecorp/deploy@v1") with data.config as trusted
	workflow.unpinned("action", "acme/deploy") with data.config as trusted
}

test_images_as_actions if {
	workflow.moving_image("docker://alpine") == `uses image "alpine" without a tag, which means latest`
	workflow.moving_image("docker://alpine:latest") == `uses image "alpine:latest"; its tag can move`
	workflow.versioned_image("docker://alpine:3.22") == `uses image "alpine:3.22" without a digest`
	every uses in ["docker://alpine@sha256:abc", "docker://${{ inputs.image }}", "actions/checkout@v5", "Dockerfile"] {
		not workflow.moving_image(uses)
		not workflow.versioned_image(uses)
	}
	not workflow.moving_image("docker://alpine:3.22")
	not workflow.versioned_image("docker://alpine")
}

test_published_images if {
	steps := [
		{"run": "docker build .\ndocker push x"}, {"run": "docker buildx build --push ."}, {"run": "docker build ."},
		{"uses": "docker/build-push-action@v6", "with": {"push": true}}, {"uses": "docker/build-push-action@v6", "with": {"push": "false"}},
		{"uses": "docker/build-push-action@v6"}, {"uses": "Docker/build-push-action@v6", "with": {"push": "${{ x }}"}},
	]
	found := {path[3] | some path, _ in workflow.published_images} with input as {"jobs": {"a": {"steps": steps}}}
	found == {0, 1, 3, 6}
}
