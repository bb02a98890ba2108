package infralint.actions.build_user_params_test

import data.infralint.actions.build_user_params

test_inputs if {
	build_user_params.deny == {{
		"msg": "run by hand takes a, b, which no commit keeps",
		"path": ["on", "workflow_dispatch", "inputs"],
	}} with input as {"on": {"workflow_dispatch": {"inputs": {"b": {}, "a": null}}}}
}

test_none if {
	count(build_user_params.deny) == 0 with input as {"on": {"workflow_dispatch": {"inputs": {}}}}
	count(build_user_params.deny) == 0 with input as {"on": {"workflow_dispatch": null}}
	count(build_user_params.deny) == 0 with input as {"on": "workflow_dispatch"}
}
