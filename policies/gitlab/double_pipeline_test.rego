package infralint.gitlab.double_pipeline_test

import data.infralint.gitlab.double_pipeline

of(doc) := {m.path | some m in found} if {
	found := double_pipeline.deny with input as doc
}

merge_request := {"if": `$CI_PIPELINE_SOURCE == "merge_request_event"`}

push := {"if": `$CI_PIPELINE_SOURCE == "push"`}

branch := {"if": "$CI_COMMIT_BRANCH"}

test_both if {
	of({"jobs": {"a": {"rules": [push, merge_request]}}}) == {["jobs", "a", "rules"]}
	of({"jobs": {"a": {"rules": [merge_request, branch]}}}) == {["jobs", "a", "rules"]}
	of({"workflow": {"rules": [merge_request, branch]}}) == {["workflow", "rules"]}
}

test_last if {
	of({"jobs": {"a": {"rules": [{"if": "$X", "when": "manual"}, {"when": "always"}]}}}) == {["jobs", "a", "rules", 1, "when"]}
	of({"jobs": {"a": {"rules": [{"if": "$X"}, {"when": "never"}]}}}) == set()
	of({"jobs": {"a": {"rules": [object.union(merge_request, {"when": "never"}), {"when": "always"}]}}}) == set()
}

test_apart if {
	of({"workflow": {"rules": [merge_request]}, "jobs": {"a": {"rules": [push, merge_request]}}}) == set()
	of({"jobs": {"a": {"rules": [merge_request, {"if": "$CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS", "when": "never"}, branch]}}}) == set()
	of({"jobs": {"a": {"rules": [object.union(push, {"when": "never"}), merge_request]}}}) == set()
	of({"jobs": {"a": {"rules": [merge_request, {"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]}}}) == set()
}
