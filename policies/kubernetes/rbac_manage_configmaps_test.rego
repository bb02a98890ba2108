package infralint.kubernetes.rbac_manage_configmaps_test

import data.infralint.kubernetes.rbac_manage_configmaps

of(rule) := found if {
	found := rbac_manage_configmaps.deny with input as {"kind": "Role", "metadata": {"name": "r"}, "rules": [rule]}
}

test_changed if {
	of({"apiGroups": [""], "resources": ["configmaps"], "verbs": ["get", "update", "patch"]}) == {{
		"msg": `Role "r" may patch, update all configmaps in its namespace`,
		"path": ["rules", 0, "resources", 0],
	}}
	every verb in ["create", "delete", "deletecollection", "*"] {
		count(of({"apiGroups": ["*"], "resources": ["configmaps"], "verbs": [verb]})) == 1
	}
}

test_read if {
	count(of({"apiGroups": [""], "resources": ["configmaps"], "verbs": ["get", "list", "watch"]})) == 0
	count(of({"apiGroups": ["example.com"], "resources": ["configmaps"], "verbs": ["update"]})) == 0
	count(of({"apiGroups": [""], "resources": ["configmaps"], "verbs": ["update"], "resourceNames": ["one"]})) == 0
}
