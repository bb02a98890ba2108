package infralint.kubernetes.rbac_service_status_test

import data.infralint.kubernetes.rbac_service_status

of(rule) := found if {
	found := rbac_service_status.deny with input as {"kind": "Role", "metadata": {"name": "r"}, "rules": [rule]}
}

test_written if {
	of({"apiGroups": [""], "resources": ["services/status"], "verbs": ["patch"]}) == {{
		"msg": `Role "r" may patch services/status`,
		"path": ["rules", 0, "resources", 0],
	}}
}

test_others if {
	count(of({"apiGroups": [""], "resources": ["services/status"], "verbs": ["get"]})) == 0
	count(of({"apiGroups": [""], "resources": ["services"], "verbs": ["patch"]})) == 0
}
