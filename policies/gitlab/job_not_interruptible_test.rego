package infralint.gitlab.job_not_interruptible_test

import data.infralint.gitlab.job_not_interruptible

test_interruptible if {
	found := job_not_interruptible.deny with input as {"jobs": {"a": {"script": "x"}, "b": {"script": "x", "interruptible": false}, "c": {"trigger": "a/b"}}}
	found == {{"msg": `job "a" does not say whether it can be interrupted`, "path": ["jobs", "a"]}}
}
