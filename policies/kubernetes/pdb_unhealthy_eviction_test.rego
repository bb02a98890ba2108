package infralint.kubernetes.pdb_unhealthy_eviction_test

import data.infralint.kubernetes.pdb_unhealthy_eviction

of(spec) := found if {
	found := pdb_unhealthy_eviction.deny with input as {"kind": "PodDisruptionBudget", "spec": spec}
}

test_silent if {
	of({"maxUnavailable": 1}) == {{
		"msg": "budget does not say whether pods that do not work may be evicted",
		"path": ["spec", "unhealthyPodEvictionPolicy"],
	}}
}

test_said if {
	count(of({"unhealthyPodEvictionPolicy": "AlwaysAllow"})) == 0
	count(of({"unhealthyPodEvictionPolicy": "IfHealthyBudget"})) == 0
	count(of(null)) == 0
}
