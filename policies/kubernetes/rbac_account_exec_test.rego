package infralint.kubernetes.rbac_account_exec_test

import data.infralint.kubernetes.rbac_account_exec

of(rule, subject) := found if {
	role := {"kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [rule]}
	binding := {"kind": "ClusterRoleBinding", "metadata": {"name": "b"}, "roleRef": {"kind": "ClusterRole", "name": "r"}, "subjects": [subject]}
	found := rbac_account_exec.deny with input as binding with data.rendered_by_kind as {"ClusterRole": [role]}
}

account := {"kind": "ServiceAccount", "name": "app"}

test_bound if {
	of({"apiGroups": [""], "resources": ["nodes/proxy"], "verbs": ["create"]}, account) == {{
		"msg": "a service account or node may run commands through nodes/proxy",
		"path": ["roleRef", "name"],
	}}
}

test_others if {
	count(of({"apiGroups": [""], "resources": ["nodes/proxy"], "verbs": ["create"]}, {"kind": "User", "name": "jane"})) == 0
	count(of({"apiGroups": [""], "resources": ["pods/log"], "verbs": ["get"]}, account)) == 0
}
