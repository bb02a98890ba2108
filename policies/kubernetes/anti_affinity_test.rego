package infralint.kubernetes.anti_affinity_test

import data.infralint.kubernetes.anti_affinity

of(replicas, spec) := found if {
	found := anti_affinity.deny with input as {"kind": "Deployment", "spec": {"replicas": replicas, "template": {"spec": spec}}}
}

test_not_spread if {
	of(3, {}) == {{
		"msg": "nothing keeps the 3 pods of this Deployment on different nodes",
		"path": ["spec", "template", "spec", "topologySpreadConstraints"],
	}}
	count(of(2, {"affinity": {"nodeAffinity": {}}})) == 1
}

test_spread if {
	count(of(3, {"topologySpreadConstraints": [{}]})) == 0
	count(of(3, {"affinity": {"podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{}]}}})) == 0
	count(of(1, {})) == 0
	count(of(null, {})) == 0
}
