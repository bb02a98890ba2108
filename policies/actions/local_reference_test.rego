package infralint.actions.local_reference_test

import data.infralint.actions.local_reference

of(uses) := found if {
	found := {r.path | some r in local_reference.deny} with input as {"jobs": {"a": {"steps": [{"uses": uses}]}}}
}

test_local if {
	of("./build") == {["jobs", "a", "steps", 0, "uses"]}
	of("$/build") == set()
	of("./") == set()
	of("octo/build@v1") == set()
}

test_workflow if {
	local_reference.deny == {{
		"msg": `"./.github/workflows/x.yml" is better written "$/.github/workflows/x.yml", which means this commit in jobs and steps alike`,
		"path": ["jobs", "a", "uses"],
	}} with input as {"jobs": {"a": {"uses": "./.github/workflows/x.yml"}}}
}

test_elsewhere if {
	checkout := {"uses": "actions/checkout@v5", "with": {"repository": "acme/tools", "path": "./tools/"}}
	found := {r.path | some r in local_reference.deny} with input as {"jobs": {"a": {"steps": [checkout, {"uses": "./tools/x"}, {"uses": "./toolsmith"}]}, "b": {"steps": [{"uses": "./tools/x"}]}}}
	found == {["jobs", "a", "steps", 2, "uses"], ["jobs", "b", "steps", 0, "uses"]}
}
