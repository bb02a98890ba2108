package infralint.actions.unverified_creator_test

import data.infralint.actions.unverified_creator

of(uses, config) := found if {
	found := unverified_creator.deny with input as {"jobs": {"a": {"steps": [{"uses": uses}]}}}
		with data.config as {"gha-unverified-creator": config}
}

test_allow if {
	of("octo/other@v1", {"allow": ["actions/*"]}) == {{"msg": `"octo/other" is not among the actions that are allowed`, "path": ["jobs", "a", "steps", 0, "uses"]}}
	count(of("actions/checkout@v1", {"allow": ["actions/*"]})) == 0
	count(of("./x", {"allow": []})) == 0
}

test_deny if {
	of("octo/other/sub@v1", {"deny": ["octo/other"]}) == {{"msg": `"octo/other/sub" is among the actions that are forbidden`, "path": ["jobs", "a", "steps", 0, "uses"]}}
	count(of("octo/other/sub@v1", {"deny": ["octo/other/*"]})) == 1
	count(of("octo/other@v1", {"deny": ["octo/other/*"]})) == 1
	count(of("docker://octo/other", {"deny": ["*"]})) == 0
	count(of("octo/another@v1", {"deny": ["octo/other"]})) == 0
}

test_exact if {
	count(of("octo/other@v1", {"allow": ["octo/other@v1"]})) == 0
	count(of("octo/other@v2", {"allow": ["octo/other@v1"]})) == 1
	count(of("octo/other@v2", {"deny": ["*"]})) == 1
}

test_reusable_workflow if {
	count(unverified_creator.deny) == 1 with input as {"jobs": {"a": {"uses": "octo/ci/.github/workflows/x.yml@v1"}}}
		with data.config as {"gha-unverified-creator": {"allow": []}}
}

test_not_configured if {
	count(unverified_creator.deny) == 0 with input as {"jobs": {"a": {"uses": "octo/ci/.github/workflows/x.yml@v1"}}}
}
