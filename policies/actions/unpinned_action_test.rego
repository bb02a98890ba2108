package infralint.actions.unpinned_action_test

import data.infralint.actions.unpinned_action

test_step if {
	unpinned_action.warn == {{
		"msg": `action "actions/checkout" is pinned to "v5", not to a commit`,
		"path": ["jobs", "build", "steps", 0, "uses"],
	}} with input as {"jobs": {"build": {"steps": [{"uses": "actions/checkout@v5"}]}}}
}

test_level if {
	count(unpinned_action.deny) == 1 with input as {"jobs": {"build": {"steps": [{"uses": "octo/actions@v5"}, {"uses": "GitHub/codeql-action/init@v3"}]}}}
	count(unpinned_action.warn) == 1 with input as {"jobs": {"build": {"steps": [{"uses": "octo/actions@v5"}, {"uses": "GitHub/codeql-action/init@v3"}]}}}
}

test_reusable_workflow if {
	unpinned_action.deny == {{
		"msg": `reusable workflow "octo/ci/.github/workflows/build.yaml" is pinned to "main", not to a commit`,
		"path": ["jobs", "build", "uses"],
	}} with input as {"jobs": {"build": {"uses": "octo/ci/.github/workflows/build.yaml@main"}}}
}

test_pinned if {
	count(unpinned_action.deny) == 0 with input as {"jobs": {
		"build": {"steps": [{"uses": "actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8"}, {"run": "make"}]},
		"call": {"uses": "./.github/workflows/build.yaml"},
	}}
}
