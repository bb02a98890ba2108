package infralint.kubernetes.priority_class_test

import data.infralint.kubernetes.priority_class
import data.infralint.lib.testing

of(spec) := found if {
	found := priority_class.deny with input as testing.pod_with(spec)
		with data.config as {"k8s-priority-class": {"allowed": ["standard", "batch"]}}
}

test_not_allowed if {
	of({"priorityClassName": "high"}) == {{
		"msg": `priority class "high" is none of "standard", "batch"`,
		"path": ["spec", "priorityClassName"],
	}}
	count(of({})) == 1
}

test_allowed if {
	count(of({"priorityClassName": "batch"})) == 0
}

test_not_configured if {
	count(priority_class.deny) == 0 with input as testing.pod_with({})
}
