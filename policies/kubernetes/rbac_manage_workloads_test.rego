package infralint.kubernetes.rbac_manage_workloads_test

import data.infralint.kubernetes.rbac_manage_workloads

of(rule) := found if {
	found := rbac_manage_workloads.deny with input as {"kind": "Role", "metadata": {"name": "r"}, "rules": [rule]}
}

test_changed if {
	of({"apiGroups": [""], "resources": ["pods"], "verbs": ["get", "update", "patch"]}) == {{
		"msg": `Role "r" may patch, update pods in its namespace`,
		"path": ["rules", 0, "resources", 0],
	}}
	every verb in ["create", "delete", "deletecollection", "*"] {
		count(of({"apiGroups": ["*"], "resources": ["pods"], "verbs": [verb]})) == 1
	}
}

test_read if {
	count(of({"apiGroups": [""], "resources": ["pods"], "verbs": ["get", "list", "watch"]})) == 0
	count(of({"apiGroups": ["example.com"], "resources": ["pods"], "verbs": ["update"]})) == 0
	count(of({"apiGroups": [""], "resources": ["pods"], "verbs": ["update"], "resourceNames": ["one"]})) == 0
}
