package infralint.kubernetes.replicas_min_test

import data.infralint.kubernetes.replicas_min

of(spec) := found if {
	found := replicas_min.deny with input as {"kind": "Deployment", "spec": spec}
}

test_single if {
	of({"replicas": 1}) == {{"msg": "Deployment runs a single pod", "path": ["spec", "replicas"]}}
}

test_others if {
	count(of({"replicas": 2})) == 0
	count(of({"replicas": 0})) == 0
	count(of({})) == 0
}
