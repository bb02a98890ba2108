package infralint.actions.anonymous_definition_test

import data.infralint.actions.anonymous_definition

test_workflow if {
	anonymous_definition.deny == {{"msg": "workflow has no name", "path": []}} with input as {"jobs": {"a": {"name": "A"}}}
}

test_action if {
	anonymous_definition.deny == {{"msg": "action has no name", "path": []}} with input as {"runs": {"using": "composite"}}
	count(anonymous_definition.deny) == 1 with input as {"name": null, "runs": {"using": "docker"}}
	count(anonymous_definition.deny) == 0 with input as {"name": "build", "runs": {"using": "composite"}}
}

test_job if {
	anonymous_definition.deny == {{"msg": `job "a" has no name`, "path": ["jobs", "a"]}} with input as {"name": "CI", "jobs": {"a": {}}}
}
