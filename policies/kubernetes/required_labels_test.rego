package infralint.kubernetes.required_labels_test

import data.infralint.kubernetes.required_labels

of(metadata) := found if {
	found := {r.msg | some r in required_labels.deny} with input as {"kind": "Pod", "metadata": metadata}
		with data.config as {"k8s-required-labels": {"labels": ["team"], "annotations": ["contact"]}}
}

test_missing if {
	of({}) == {"Pod has no label team", "Pod has no annotation contact"}
	of({"labels": {"team": ""}, "annotations": {"contact": "x"}}) == {"Pod has no label team"}
}

test_present if {
	of({"labels": {"team": "shop"}, "annotations": {"contact": "x"}}) == set()
}

test_not_configured if {
	count(required_labels.deny) == 0 with input as {"kind": "Pod", "metadata": {}}
}
