package infralint.actions.self_repository_test

import data.infralint.actions.self_repository

own := {"gha-self-repository": {"repository": "acme/app"}}

test_action if {
	self_repository.deny == {{
		"msg": `"Acme/app/x@v1" is of this repository, but not as it stands beside this file`,
		"path": ["jobs", "a", "steps", 0, "uses"],
	}} with input as {"jobs": {"a": {"steps": [{"uses": "Acme/app/x@v1"}, {"uses": "acme/apple@v1"}]}}}
		with data.config as own
}

test_workflow if {
	count(self_repository.deny) == 1 with input as {"jobs": {"a": {"uses": "acme/app/.github/workflows/x.yml@v1"}}}
		with data.config as own
}

test_not_configured if {
	count(self_repository.deny) == 0 with input as {"jobs": {"a": {"uses": "acme/app/.github/workflows/x.yml@v1"}}}
}
