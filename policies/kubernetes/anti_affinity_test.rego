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
	count(of(1, {})) == 0
	count(of(null, {})) == 0
}

apart(kind, term) := found if {
	found := anti_affinity.deny with input as {"kind": "Deployment", "spec": {"replicas": 3, "template": {
		"metadata": {"labels": {"app": "web", "env": "${ENV}"}},
		"spec": {"affinity": {"podAntiAffinity": {kind: [term]}}},
	}}}
}

required := "requiredDuringSchedulingIgnoredDuringExecution"

preferred := "preferredDuringSchedulingIgnoredDuringExecution"

test_apart if {
	count(apart(required, {"labelSelector": {"matchLabels": {"app": "web"}}})) == 0
	count(apart(required, {"labelSelector": {"matchLabels": {"app": "web", "env": "live"}}})) == 0
	count(apart(required, {"labelSelector": {"matchExpressions": [{"key": "app", "operator": "In", "values": ["web"]}]}})) == 0
	count(apart(preferred, {"podAffinityTerm": {"labelSelector": {"matchLabels": {"app": "web"}}}})) == 0
	count(apart(required, {"labelSelector": {}})) == 0
}

test_apart_from_others if {
	count(apart(required, {"labelSelector": {"matchLabels": {"app": "db"}}})) == 1
	count(apart(required, {"labelSelector": {"matchExpressions": [{"key": "app", "operator": "In", "values": ["db"]}]}})) == 1
	count(apart(required, {"topologyKey": "kubernetes.io/hostname"})) == 1
}
