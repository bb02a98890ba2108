package infralint.actions.floating_tool_test

import data.infralint.actions.floating_tool

of(step) := found if {
	found := floating_tool.deny with input as {"jobs": {"a": {"steps": [step]}}}
}

test_input if {
	of({"uses": "a/setup@v1", "with": {"tool-version": "stable"}}) == {{
		"msg": `a/setup installs version "stable" of its tool`,
		"path": ["jobs", "a", "steps", 0, "with", "tool-version"],
	}}
	count(of({"uses": "a/setup@v1", "with": {"tool-version": "1.2"}})) == 0
}

test_script if {
	of({"run": "npx --yes tool@latest"}) == {{"msg": `"npx --yes tool@latest" runs whatever is the latest`, "path": ["jobs", "a", "steps", 0, "run"]}}
	count(of({"run": "npx tool@1.2"})) == 0
}

test_action if {
	count(floating_tool.deny) == 1 with input as {"runs": {"steps": [{"run": "go install example.com/x@latest"}]}}
}
