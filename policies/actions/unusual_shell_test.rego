package infralint.actions.unusual_shell_test

import data.infralint.actions.unusual_shell

test_shells if {
	unusual_shell.deny == {{
		"msg": `shell "perl {0}" is none of bash, sh, pwsh, powershell, python`,
		"path": ["jobs", "a", "steps", 0, "shell"],
	}} with input as {"jobs": {"a": {"steps": [{"run": "x", "shell": "perl {0}"}, {"run": "x", "shell": "bash -e {0}"}, {"run": "x", "shell": "${{ matrix.shell }}"}]}}}
}
