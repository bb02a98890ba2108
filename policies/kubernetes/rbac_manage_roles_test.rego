package infralint.kubernetes.rbac_manage_roles_test

import data.infralint.kubernetes.rbac_manage_roles

of(rule) := found if {
	found := rbac_manage_roles.deny with input as {"kind": "Role", "metadata": {"name": "r"}, "rules": [rule]}
}

test_changed if {
	of({"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["roles"], "verbs": ["get", "update", "patch"]}) == {{
		"msg": `Role "r" may patch, update roles in its namespace`,
		"path": ["rules", 0, "resources", 0],
	}}
	every verb in ["create", "delete", "deletecollection", "*"] {
		count(of({"apiGroups": ["*"], "resources": ["roles"], "verbs": [verb]})) == 1
	}
}

test_read if {
	count(of({"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["roles"], "verbs": ["get", "list", "watch"]})) == 0
	count(of({"apiGroups": ["example.com"], "resources": ["roles"], "verbs": ["update"]})) == 0
	count(of({"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["roles"], "verbs": ["update"], "resourceNames": ["one"]})) == 0
}
