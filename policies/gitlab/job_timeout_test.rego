package infralint.gitlab.job_timeout_test

import data.infralint.gitlab.job_timeout

test_timeout if {
	found := job_timeout.deny with input as {"jobs": {"a": {"script": "x"}, "b": {"script": "x", "timeout": "1h"}, "c": {"trigger": "a/b"}}}
	found == {{"msg": `job "a" has no timeout`, "path": ["jobs", "a"]}}
}
