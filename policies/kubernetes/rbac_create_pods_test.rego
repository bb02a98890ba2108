package infralint.kubernetes.rbac_create_pods_test

import data.infralint.kubernetes.rbac_create_pods

of(rule) := found if {
	found := rbac_create_pods.deny with input as {"kind": "Role", "metadata": {"name": "r"}, "rules": [rule]}
}

test_create if {
	of({"apiGroups": ["batch"], "resources": ["jobs"], "verbs": ["create"]}) == {{
		"msg": `Role "r" may create jobs, and with them run code as every service account in its namespace`,
		"path": ["rules", 0, "resources", 0],
	}}
	count(of({"apiGroups": ["", "apps"], "resources": ["pods", "deployments"], "verbs": ["*"]})) == 2
}

test_no_create if {
	count(of({"apiGroups": [""], "resources": ["pods"], "verbs": ["get", "delete"]})) == 0
	count(of({"apiGroups": [""], "resources": ["pods/log"], "verbs": ["create"]})) == 0
	count(of({"apiGroups": [""], "resources": ["deployments"], "verbs": ["create"]})) == 0
}
