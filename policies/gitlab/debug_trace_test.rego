package infralint.gitlab.debug_trace_test

import data.infralint.gitlab.debug_trace

of(variables) := found if {
	found := debug_trace.deny with input as {"jobs": {"a": {"variables": variables}}}
}

test_on if {
	of({"CI_DEBUG_TRACE": "true"}) == {{"msg": "CI_DEBUG_TRACE shows secrets in the log of the job", "path": ["jobs", "a", "variables", "CI_DEBUG_TRACE"]}}
	count(of({"CI_DEBUG_SERVICES": true})) == 1
}

test_off if {
	of({"CI_DEBUG_TRACE": "false", "DEBUG": "true"}) == set()
	of({"CI_DEBUG_TRACE": "$DEBUG"}) == set()
}
