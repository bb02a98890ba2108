package infralint.actions.job_timeout_test

import data.infralint.actions.job_timeout

of(job) := found if {
	found := job_timeout.deny with input as {"jobs": {"build": job}}
}

test_without if {
	of({"steps": [{"run": "x"}]}) == {{"msg": `job "build" may run for six hours`, "path": ["jobs", "build"]}}
	count(of({"steps": [{"run": "x", "timeout-minutes": 5}, {"run": "y"}]})) == 1
}

test_with if {
	count(of({"timeout-minutes": 5, "steps": [{"run": "x"}]})) == 0
	count(of({"timeout-minutes": "${{ inputs.timeout }}", "steps": [{"run": "x"}]})) == 0
	count(of({"steps": [{"run": "x", "timeout-minutes": 5}]})) == 0
	count(of({"uses": "./w.yaml"})) == 0
}
