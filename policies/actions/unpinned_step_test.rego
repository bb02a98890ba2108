package infralint.actions.unpinned_step_test

import data.infralint.actions.unpinned_step

of(step) := found if {
	found := unpinned_step.deny | unpinned_step.warn with input as {"runs": {"using": "composite", "steps": [step]}}
}

test_unpinned if {
	of({"uses": "actions/cache@v4"}) == {{
		"msg": `action "actions/cache" is pinned to "v4", not to a commit`,
		"path": ["runs", "steps", 0, "uses"],
	}}
}

test_level if {
	count(unpinned_step.deny) == 1 with input as {"runs": {"steps": [{"uses": "octo/cache@v4"}, {"uses": "actions/cache@v4"}]}}
}

test_pinned if {
	count(of({"uses": "actions/cache@0057852bfaa89a56745cba8c7296529d2fc39830"})) == 0
	count(of({"uses": "./setup"})) == 0
	count(of({"run": "make"})) == 0
}
