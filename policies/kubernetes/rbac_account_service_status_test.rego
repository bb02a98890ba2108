package infralint.kubernetes.rbac_account_service_status_test

import data.infralint.kubernetes.rbac_account_service_status

of(rule, subject) := found if {
	role := {"kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [rule]}
	binding := {"kind": "ClusterRoleBinding", "metadata": {"name": "b"}, "roleRef": {"kind": "ClusterRole", "name": "r"}, "subjects": [subject]}
	found := rbac_account_service_status.deny with input as binding with data.rendered_by_kind as {"ClusterRole": [role]}
}

account := {"kind": "ServiceAccount", "name": "app"}

test_bound if {
	of({"apiGroups": [""], "resources": ["services/status"], "verbs": ["patch"]}, account) == {{
		"msg": "a service account or node may write services/status",
		"path": ["roleRef", "name"],
	}}
}

test_others if {
	count(of({"apiGroups": [""], "resources": ["services/status"], "verbs": ["patch"]}, {"kind": "User", "name": "jane"})) == 0
	count(of({"apiGroups": [""], "resources": ["services"], "verbs": ["get"]}, account)) == 0
}
