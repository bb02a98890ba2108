package infralint.actions.job_permissions_test

import data.infralint.actions.job_permissions

of(workflow) := found if {
	found := {r.path[1] | some r in job_permissions.deny} with input as object.union({"on": "push"}, workflow)
}

two := {"build": {"permissions": {}}, "test": {"steps": []}}

test_takes_what_is_at_the_top if {
	of({"permissions": {"contents": "read"}, "jobs": two}) == {"test"}
	of({"permissions": {"contents": "read", "issues": "none"}, "jobs": {"a": {}, "b": {}}}) == {"a", "b"}
}

test_message if {
	found := {r.msg | some r in job_permissions.deny} with input as {"permissions": {"packages": "read", "contents": "read"}, "jobs": two}
	found == {`job "test" sets no permissions and takes those of the workflow, which are contents: read, packages: read`}
}

test_nothing_to_take if {
	of({"permissions": {}, "jobs": two}) == set()
	of({"permissions": {"contents": "none"}, "jobs": two}) == set()
}

test_of_the_other_rule if {
	of({"permissions": {"contents": "write", "issues": "read"}, "jobs": two}) == set()
	of({"permissions": "read-all", "jobs": two}) == set()
	of({"jobs": two}) == set()
}

test_one_job if of({"permissions": {"contents": "read"}, "jobs": {"test": {}}}) == set()
