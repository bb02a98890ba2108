package infralint.kubernetes.hpa_min_replicas_test

import data.infralint.kubernetes.hpa_min_replicas

of(spec) := found if {
	found := hpa_min_replicas.deny with input as {"kind": "HorizontalPodAutoscaler", "spec": spec}
}

test_single if {
	of({"minReplicas": 1}) == {{"msg": "autoscaler goes down to 1 pods", "path": ["spec", "minReplicas"]}}
	count(of({"maxReplicas": 5})) == 1
	count(of({"minReplicas": 0})) == 1
}

test_several if {
	count(of({"minReplicas": 2})) == 0
	count(of(null)) == 0
}
