package infralint.actions.concurrency_test

import data.infralint.actions.concurrency

test_missing if {
	count(concurrency.deny) == 1 with input as {"on": "push", "jobs": {"a": {}, "b": {"concurrency": {"group": "x", "cancel-in-progress": false}}}}
}

test_cancel if {
	concurrency.deny == {{
		"msg": "concurrency does not say whether a new run cancels the old one",
		"path": ["concurrency"],
	}} with input as {"on": "push", "concurrency": "x", "jobs": {"a": {}}}
}

test_called if {
	count(concurrency.deny) == 0 with input as {"on": "workflow_call", "jobs": {"a": {}}}
	count(concurrency.deny) == 0 with input as {"on": "push", "jobs": {"a": {"concurrency": {"group": "x", "cancel-in-progress": true}}}}
}
