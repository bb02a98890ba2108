package infralint.actions.misfeature_test

import data.infralint.actions.misfeature

test_pip_install if {
	count(misfeature.deny) == 1 with input as {"jobs": {"a": {"steps": [{"uses": "actions/setup-python@v6", "with": {"pip-install": "x"}}]}}}
	count(misfeature.deny) == 0 with input as {"jobs": {"a": {"steps": [{"uses": "actions/setup-python@v6", "with": {"python-version": "3"}}]}}}
}

test_cmd if {
	misfeature.deny == {{
		"msg": "scripts for cmd cannot be checked, nor can what they take be quoted",
		"path": ["jobs", "a", "steps", 0, "shell"],
	}} with input as {"jobs": {"a": {"steps": [{"run": "x", "shell": "cmd"}, {"run": "x", "shell": "bash"}]}}}
}
