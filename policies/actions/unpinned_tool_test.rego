package infralint.actions.unpinned_tool_test

import data.infralint.actions.unpinned_tool

of(step) := found if {
	found := unpinned_tool.deny with input as {"jobs": {"a": {"steps": [step]}}}
}

test_input if {
	of({"uses": "a/setup@v1", "with": {"tool-version": "latest"}}) == {{
		"msg": `a/setup installs version "latest" of its tool`,
		"path": ["jobs", "a", "steps", 0, "with", "tool-version"],
	}}
	count(of({"uses": "a/setup@v1", "with": {"version": "1.2"}})) == 0
	count(of({"uses": "a/setup@v1", "with": {"conversion": "latest"}})) == 0
}

test_script if {
	of({"run": "npx --yes tool@latest"}) == {{"msg": `"npx --yes tool@latest" runs whatever is the latest`, "path": ["jobs", "a", "steps", 0, "run"]}}
	count(of({"run": "npx tool@1.2"})) == 0
}

test_action if {
	count(unpinned_tool.deny) == 1 with input as {"runs": {"steps": [{"run": "go install example.com/x@latest"}]}}
}
