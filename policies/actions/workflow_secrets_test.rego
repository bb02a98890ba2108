package infralint.actions.workflow_secrets_test

import data.infralint.actions.workflow_secrets

of(workflow) := found if {
	found := workflow_secrets.deny with input as workflow
}

secret := "${{ secrets.TOKEN }}"

test_workflow if {
	of({"env": {"TOKEN": secret, "LEVEL": "x"}, "jobs": {"a": {}, "b": {}}}) == {{
		"msg": "TOKEN puts a secret into the environment of all 2 jobs",
		"path": ["env", "TOKEN"],
	}}
}

test_job if {
	of({"jobs": {"a": {"env": {"TOKEN": "${{ github.token }}"}, "steps": [{}, {}]}}}) == {{
		"msg": `TOKEN puts a secret into the environment of all 2 steps of job "a"`,
		"path": ["jobs", "a", "env", "TOKEN"],
	}}
}

test_narrow if {
	count(of({"env": {"TOKEN": secret}, "jobs": {"a": {}}})) == 0
	count(of({"jobs": {"a": {"env": {"TOKEN": secret}, "steps": [{}]}}})) == 0
	count(of({"jobs": {"a": {"env": {"NAME": "secrets.TOKEN"}, "steps": [{}, {}]}}})) == 0
	count(of({"jobs": {"a": {"steps": [{"env": {"TOKEN": secret}}, {}]}}})) == 0
}
