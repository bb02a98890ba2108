package infralint.actions.anonymous_definition_test

import data.infralint.actions.anonymous_definition

test_workflow if {
	anonymous_definition.deny == {{"msg": "workflow has no name", "path": []}} with input as {"jobs": {"a": {"name": "A"}}}
}

test_job if {
	anonymous_definition.deny == {{"msg": `job "a" has no name`, "path": ["jobs", "a"]}} with input as {"name": "CI", "jobs": {"a": {}}}
}
