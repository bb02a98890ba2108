package infralint.actions.unpinned_tool_test

import data.infralint.actions.unpinned_tool

of(step) := found if {
	found := unpinned_tool.deny with input as {"jobs": {"a": {"steps": [step]}}}
}

test_input if {
	of({"uses": "a/setup@v1", "with": {"tool-version": "Latest"}}) == {{
		"msg": `a/setup installs version "Latest" of its tool`,
		"path": ["jobs", "a", "steps", 0, "with", "tool-version"],
	}}
	count(of({"uses": "a/setup@v1", "with": {"version": "1.2"}})) == 0
	count(of({"uses": "a/setup@v1", "with": {"conversion": "latest"}})) == 0
}

test_no_input if {
	of({"uses": "Extractions/setup-just@v3"}) == {{
		"msg": "Extractions/setup-just installs the latest version of its tool; set just-version",
		"path": ["jobs", "a", "steps", 0, "uses"],
	}}
	count(of({"uses": "extractions/setup-just@v3", "with": {"just-version": ""}})) == 1
	count(of({"uses": "extractions/setup-just@v3", "with": {"just-version": "1.40.0"}})) == 0
	count(of({"uses": "octo/setup-just@v3"})) == 0
}

test_crate if {
	of({"uses": "extractions/setup-crate@v2", "with": {"repo": "casey/just"}}) == {{
		"msg": "extractions/setup-crate installs the latest version of its tool; add @ and a version to repo",
		"path": ["jobs", "a", "steps", 0, "uses"],
	}}
	count(of({"uses": "extractions/setup-crate@v2", "with": {"repo": "casey/just@1.40"}})) == 0
	count(of({"uses": "extractions/setup-crate@v1", "with": {"owner": "casey", "name": "just", "version": "1.40"}})) == 0
}
