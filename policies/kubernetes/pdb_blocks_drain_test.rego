package infralint.kubernetes.pdb_blocks_drain_test

import data.infralint.kubernetes.pdb_blocks_drain

of(spec) := found if {
	found := pdb_blocks_drain.deny with input as {"kind": "PodDisruptionBudget", "spec": spec}
}

test_blocks if {
	of({"maxUnavailable": 0}) == {{
		"msg": "maxUnavailable: 0 lets no pod be evicted, so that no node can be drained",
		"path": ["spec", "maxUnavailable"],
	}}
	count(of({"minAvailable": "100%"})) == 1
	count(of({"maxUnavailable": "0%"})) == 1
}

test_neither if {
	of({"selector": {}}) == {{"msg": "budget sets neither minAvailable nor maxUnavailable", "path": ["spec"]}}
}

test_allows if {
	count(of({"maxUnavailable": 1})) == 0
	count(of({"minAvailable": 2})) == 0
	count(of({"minAvailable": "50%"})) == 0
	count(of({"minAvailable": 0})) == 0
	count(of(null)) == 0
}

workload(replicas) := {
	"kind": "Deployment",
	"metadata": {"name": "web"},
	"spec": {"replicas": replicas, "template": {"metadata": {"labels": {"app": "web"}}}},
}

scaler := {"kind": "HorizontalPodAutoscaler", "spec": {"scaleTargetRef": {"kind": "Deployment", "name": "web"}, "minReplicas": 3}}

guarding(least, rendered) := found if {
	budget := {"kind": "PodDisruptionBudget", "spec": {"minAvailable": least, "selector": {"matchLabels": {"app": "web"}}}}
	found := {r.msg | some r in pdb_blocks_drain.deny} with input as budget with data.rendered_by_kind as {kind: [o | some o in rendered; o.kind == kind] | some kind in ["Deployment", "HorizontalPodAutoscaler"]}
}

test_as_many_as_there_are if {
	guarding(2, [workload(2)]) == {"minAvailable: 2 lets none of the 2 pods be evicted, so that no node can be drained"}
	guarding("90%", [workload(3)]) == {"minAvailable: 90% lets none of the 3 pods be evicted, so that no node can be drained"}
	count(guarding(3, [workload(1), scaler])) == 1
	count(guarding("100%", [workload(3)])) == 1
}

test_fewer_or_not_known if {
	guarding(1, [workload(2)]) == set()
	guarding("50%", [workload(4)]) == set()
	guarding(2, [workload(1), scaler]) == set()
	guarding(1, [workload(null)]) == set()
	guarding(1, []) == set()
	guarding(1, [workload(0)]) == set()
	guarding(2, [workload(1), workload(2)]) == set()
}
