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
