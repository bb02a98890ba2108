package infralint.kubernetes.rbac_wildcard_test

import data.infralint.kubernetes.rbac_wildcard

of(rule) := found if {
	found := rbac_wildcard.deny with input as {"kind": "Role", "metadata": {"name": "r"}, "rules": [rule]}
}

test_wildcards if {
	of({"apiGroups": ["*"], "resources": ["pods"], "verbs": ["get", "*"]}) == {
		{"msg": `Role "r" grants all verbs`, "path": ["rules", 0, "verbs", 1]},
	}
	count(of({"resources": ["*"]})) == 1
}

test_named if {
	count(of({"apiGroups": [""], "resources": ["pods", "deployments/*"], "verbs": ["get"]})) == 0
	count(of({"nonResourceURLs": ["/metrics", "*"]})) == 0
	count(of({"verbs": null})) == 0
}

test_subresources if {
	rbac_wildcard.deny == {{
		"msg": `Role "r" grants all subresources of pods`,
		"path": ["rules", 0, "resources", 1],
	}} with input as {"kind": "Role", "metadata": {"name": "r"}, "rules": [{"apiGroups": [""], "resources": ["pods", "pods/*"], "verbs": ["get"]}]}
	count(rbac_wildcard.deny) == 0 with input as {"kind": "Role", "metadata": {"name": "r"}, "rules": [{"apiGroups": ["*"], "resources": ["pods/log", "*/scale"], "verbs": ["get"]}]}
}
