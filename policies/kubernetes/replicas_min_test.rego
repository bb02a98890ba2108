package infralint.kubernetes.replicas_min_test

import data.infralint.kubernetes.replicas_min

of(spec, others) := found if {
	deployment := {"kind": "Deployment", "metadata": {"name": "web"}, "spec": spec}
	found := replicas_min.deny with input as deployment with data.rendered_by_kind as {"Deployment": [deployment], "HorizontalPodAutoscaler": others}
}

test_single if {
	of({"replicas": 1}, []) == {{"msg": "Deployment runs a single pod", "path": ["spec", "replicas"]}}
	count(of({}, [])) == 1
	count(of({}, [{"kind": "HorizontalPodAutoscaler", "spec": {"scaleTargetRef": {"name": "other"}}}])) == 1
}

test_others if {
	count(of({"replicas": 2}, [])) == 0
	count(of({"replicas": 0}, [])) == 0
	count(of({}, [{"kind": "HorizontalPodAutoscaler", "spec": {"scaleTargetRef": {"name": "web"}}}])) == 0
	count(of(null, [])) == 0
}
