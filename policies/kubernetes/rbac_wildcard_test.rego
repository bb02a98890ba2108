package infralint.kubernetes.rbac_wildcard_test

import data.infralint.kubernetes.rbac_wildcard

of(rule) := found if {
	found := rbac_wildcard.deny with input as {"kind": "Role", "metadata": {"name": "r"}, "rules": [rule]}
}

test_wildcards if {
	of({"apiGroups": ["*"], "resources": ["pods"], "verbs": ["get", "*"]}) == {
		{"msg": `Role "r" grants all API groups`, "path": ["rules", 0, "apiGroups", 0]},
		{"msg": `Role "r" grants all verbs`, "path": ["rules", 0, "verbs", 1]},
	}
	count(of({"resources": ["*"]})) == 1
}

test_named if {
	count(of({"apiGroups": [""], "resources": ["pods", "pods/*"], "verbs": ["get"]})) == 0
	count(of({"nonResourceURLs": ["/metrics", "*"]})) == 0
	count(of({"verbs": null})) == 0
}
