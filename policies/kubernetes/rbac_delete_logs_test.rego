package infralint.kubernetes.rbac_delete_logs_test

import data.infralint.kubernetes.rbac_delete_logs

of(rule) := found if {
	found := rbac_delete_logs.deny with input as {"kind": "Role", "metadata": {"name": "r"}, "rules": [rule]}
}

test_deleted if {
	of({"apiGroups": [""], "resources": ["pods", "pods/log"], "verbs": ["get", "delete"]}) == {{
		"msg": `Role "r" may delete pods/log`,
		"path": ["rules", 0, "resources", 1],
	}}
}

test_read if {
	count(of({"apiGroups": [""], "resources": ["pods/log"], "verbs": ["get", "list"]})) == 0
	count(of({"apiGroups": [""], "resources": ["pods"], "verbs": ["delete"]})) == 0
}
