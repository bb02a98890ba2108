package infralint.kubernetes.three_replicas_test

import data.infralint.kubernetes.three_replicas

of(kind, spec) := found if {
	found := {r.msg | some r in three_replicas.deny} with input as {"kind": kind, "spec": spec}
}

test_two if {
	of("Deployment", {"replicas": 2}) == {"Deployment runs 2 of the three pods that survive a failure during maintenance"}
	of("HorizontalPodAutoscaler", {"minReplicas": 2}) == {"autoscaler goes down to two pods"}
	count(of("StatefulSet", {"replicas": 1})) == 1
}

test_others if {
	of("Deployment", {"replicas": 3}) == set()
	of("Deployment", {"replicas": 1}) == set()
	of("Deployment", {}) == set()
	of("HorizontalPodAutoscaler", {"minReplicas": 3}) == set()
}
