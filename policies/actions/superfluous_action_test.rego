package infralint.actions.superfluous_action_test

import data.infralint.actions.superfluous_action

test_known if {
	superfluous_action.deny == {{
		"msg": `softprops/action-gh-release does what "gh release create" does, which runners have`,
		"path": ["jobs", "a", "steps", 0, "uses"],
	}} with input as {"jobs": {"a": {"steps": [{"uses": "Softprops/action-gh-release@v2"}, {"uses": "actions/checkout@v5"}]}}}
}
