package infralint.actions.workflow_permissions_test

import data.infralint.actions.workflow_permissions

of(workflow) := found if {
	found := {r.path | some r in workflow_permissions.deny} with input as object.union({"on": "push"}, workflow)
}

one := {"build": {"steps": []}}

two := {"build": {"steps": []}, "test": {"steps": []}}

own := {"build": {"permissions": {}}, "test": {"permissions": {"contents": "read"}}}

test_write_at_the_top if {
	of({"permissions": {"contents": "write", "issues": "read"}, "jobs": one}) == {["permissions", "contents"]}
	of({"permissions": {"contents": "write"}, "jobs": own}) == {["permissions", "contents"]}
	of({"on": "workflow_call", "permissions": {"contents": "write"}, "jobs": two}) == {["permissions", "contents"]}
}

test_everything_at_the_top if {
	of({"permissions": "read-all", "jobs": own}) == {["permissions"]}
}

test_nothing_at_the_top if {
	of({"jobs": own}) == {[]}
	of({"on": "workflow_call", "jobs": one}) == {[]}
}

test_of_the_other_rule if {
	of({"permissions": {"contents": "write"}, "jobs": two}) == set()
	of({"permissions": "write-all", "jobs": one}) == set()
	of({"jobs": two}) == set()
}

test_enough_said if {
	of({"permissions": {}, "jobs": two}) == set()
	of({"permissions": {"contents": "read"}, "jobs": one}) == set()
	of({"jobs": {}}) == set()
}
