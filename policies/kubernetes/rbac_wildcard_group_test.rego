package infralint.kubernetes.rbac_wildcard_group_test

import data.infralint.kubernetes.rbac_wildcard_group

of(rule) := found if {
	found := rbac_wildcard_group.deny with input as {"kind": "Role", "metadata": {"name": "r"}, "rules": [rule]}
}

test_every_group if {
	of({"apiGroups": ["*"], "resources": ["pods", "nodes"], "verbs": ["get"]}) == {{
		"msg": `Role "r" grants pods, nodes of all API groups`,
		"path": ["rules", 0, "apiGroups", 0],
	}}
	{f.msg | some f in of({"apiGroups": ["*"]})} == {`Role "r" grants resources of all API groups`}
}

test_named_groups if {
	count(of({"apiGroups": ["", "apps"], "resources": ["*"], "verbs": ["*"]})) == 0
	count(of({"nonResourceURLs": ["*"], "verbs": ["get"]})) == 0
}
