package infralint.actions.excessive_permissions_test

import data.infralint.actions.excessive_permissions

of(workflow) := errors(workflow) | warnings(workflow)

errors(workflow) := found if {
	found := {r.path | some r in excessive_permissions.deny} with input as object.union({"on": "push"}, workflow)
}

warnings(workflow) := found if {
	found := {r.path | some r in excessive_permissions.warn} with input as object.union({"on": "push"}, workflow)
}

test_severity if {
	count(errors({"permissions": "write-all", "jobs": one})) == 1
	count(warnings({"permissions": "read-all", "jobs": one})) == 1
	count(warnings({"jobs": one})) == 1
	count(warnings({"jobs": object.union(one, {"test": {"permissions": {}}})})) == 1
}

one := {"build": {"steps": []}}

two := {"build": {"steps": []}, "test": {"steps": []}}

test_everything if {
	of({"permissions": "write-all", "jobs": one}) == {["permissions"]}
	of({"permissions": "read-all", "jobs": one}) == {["permissions"]}
	errors({"permissions": {}, "jobs": {"a": {"permissions": "write-all"}}}) == {["jobs", "a", "permissions"]}
	warnings({"permissions": {}, "jobs": {"a": {"permissions": "read-all"}}}) == {["jobs", "a", "permissions"]}
	of({"permissions": "write-all", "jobs": {"a": {"permissions": {}}}}) == set()
}

test_write_for_several_jobs if {
	of({"permissions": {"contents": "read", "packages": "write"}, "jobs": two}) == {["permissions", "packages"]}
}

test_write_for_one_job if {
	of({"permissions": {"packages": "write"}, "jobs": one}) == set()
	of({"permissions": {"packages": "write"}, "jobs": object.union(two, {"test": {"permissions": {}}})}) == set()
}

test_nothing_said if {
	of({"jobs": two}) == {[]}
	of({"jobs": object.union(two, {"test": {"permissions": {}}})}) == {["jobs", "build"]}
}

test_messages if {
	msgs := {r.msg | some r in excessive_permissions.deny} with input as {"on": "push", "permissions": {"contents": "write"}, "jobs": two}
	msgs == {"permission contents: write holds for all 2 jobs that set none of their own"}
}

test_reusable if {
	of({"on": {"workflow_call": null}, "jobs": one}) == set()
	of({"on": "workflow_call", "permissions": {"packages": "write"}, "jobs": two}) == set()
	of({"on": ["workflow_call", "push"], "jobs": one}) == {[]}
}

test_enough_said if {
	of({"permissions": {}, "jobs": two}) == set()
	of({"permissions": {"contents": "read"}, "jobs": two}) == set()
	of({"permissions": null, "jobs": two}) == set()
	of({"jobs": {"a": {"permissions": {"contents": "write"}}}}) == set()
	of({"jobs": {}}) == set()
}
