package infralint.kubernetes.selector_mismatch_test

import data.infralint.kubernetes.selector_mismatch

of(selector, labels) := found if {
	found := {r.msg | some r in selector_mismatch.deny} with input as {
		"kind": "Deployment",
		"spec": {"selector": selector, "template": {"metadata": {"labels": labels}, "spec": {"containers": []}}},
	}
}

test_other_value if {
	of({"matchLabels": {"app": "web"}}, {"app": "website"}) == {"selector wants label app: web, and the pods have website"}
}

test_missing if {
	of({"matchLabels": {"app": "web"}}, {}) == {"selector wants label app: web, which the pods do not have"}
	of({"matchLabels": {"app": "web"}}, null) == {"selector wants label app: web, which the pods do not have"}
}

test_expressions if {
	of({"matchExpressions": [{"key": "app", "operator": "In", "values": ["a", "b"]}]}, {"app": "c"}) == {"selector wants label app In [a, b], which the labels of the pods are not"}
	count(of({"matchExpressions": [{"key": "app", "operator": "NotIn", "values": ["c"]}]}, {"app": "c"})) == 1
	of({"matchExpressions": [{"key": "app", "operator": "Exists"}]}, {}) == {"selector wants label app Exists, which the labels of the pods are not"}
	count(of({"matchExpressions": [{"key": "app", "operator": "DoesNotExist"}]}, {"app": "c"})) == 1
}

test_places if {
	{r.path | some r in selector_mismatch.deny} == {["spec", "selector", "matchLabels", "app"]} with input as {
		"kind": "Job",
		"spec": {"selector": {"matchLabels": {"app": "a"}}, "template": {"spec": {}}},
	}
}

test_match if {
	of({"matchLabels": {"app": "web"}}, {"app": "web", "tier": "front"}) == set()
	of({"matchLabels": {"app": "${APP}"}}, {"app": "web"}) == set()
	of({"matchLabels": {"app": "web"}}, {"app": "${APP}"}) == set()
	of(null, {}) == set()
	of({"matchExpressions": [{"key": "app", "operator": "In", "values": ["web"]}]}, {"app": "web"}) == set()
	of({"matchExpressions": [{"key": "app", "operator": "NotIn", "values": ["web"]}]}, {}) == set()
	of({"matchExpressions": [{"key": "app", "operator": "Exists"}]}, {"app": "web"}) == set()
	of({"matchExpressions": [{"key": "app", "operator": "DoesNotExist"}]}, {}) == set()
	of({"matchExpressions": [{"key": "app", "operator": "Like"}]}, {}) == set()
}

test_plain_selector if {
	rc := {"kind": "ReplicationController", "spec": {"selector": {"app": "web"}, "template": {"metadata": {"labels": {"app": "db"}}, "spec": {}}}}
	{r.path | some r in selector_mismatch.deny} == {["spec", "selector", "app"]} with input as rc
	same := {"kind": "ReplicationController", "spec": {"selector": {"app": "web"}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {}}}}
	count(selector_mismatch.deny) == 0 with input as same
}
