package infralint.kubernetes.rbac_manage_network_test

import data.infralint.kubernetes.rbac_manage_network

of(rule) := found if {
	found := rbac_manage_network.deny with input as {"kind": "Role", "metadata": {"name": "r"}, "rules": [rule]}
}

test_changed if {
	of({"apiGroups": [""], "resources": ["services"], "verbs": ["get", "update", "patch"]}) == {{
		"msg": `Role "r" may patch, update services in its namespace`,
		"path": ["rules", 0, "resources", 0],
	}}
	every verb in ["create", "delete", "deletecollection", "*"] {
		count(of({"apiGroups": ["*"], "resources": ["services"], "verbs": [verb]})) == 1
	}
}

test_read if {
	count(of({"apiGroups": [""], "resources": ["services"], "verbs": ["get", "list", "watch"]})) == 0
	count(of({"apiGroups": ["example.com"], "resources": ["services"], "verbs": ["update"]})) == 0
	count(of({"apiGroups": [""], "resources": ["services"], "verbs": ["update"], "resourceNames": ["one"]})) == 0
}
