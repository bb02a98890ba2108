package infralint.actions.superfluous_action_test

import data.infralint.actions.superfluous_action

test_known if {
	superfluous_action.deny == {{
		"msg": `softprops/action-gh-release does what "gh release create" does, which runners have`,
		"path": ["jobs", "a", "steps", 0, "uses"],
	}} with input as {"jobs": {"a": {"steps": [{"uses": "Softprops/action-gh-release@v2"}, {"uses": "actions/checkout@v5"}]}}}
}

test_bare if {
	step := {"uses": "softprops/action-gh-release@v2"}
	every job in [{"container": "node:24"}, {"runs-on": "Self-Hosted"}, {"runs-on": {"labels": ["linux", "self-hosted"]}}] {
		superfluous_action.deny == set() with input as {"jobs": {"a": object.union(job, {"steps": [step]})}}
	}
	count(superfluous_action.deny) == 1 with input as {"jobs": {"a": {"runs-on": ["ubuntu-24.04"], "steps": [step]}}}
	count(superfluous_action.deny) == 1 with input as {"runs": {"steps": [step]}}
}
