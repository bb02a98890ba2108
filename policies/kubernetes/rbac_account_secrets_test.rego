package infralint.kubernetes.rbac_account_secrets_test

import data.infralint.kubernetes.rbac_account_secrets

of(rule, subject) := found if {
	role := {"kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [rule]}
	binding := {"kind": "ClusterRoleBinding", "metadata": {"name": "b"}, "roleRef": {"kind": "ClusterRole", "name": "r"}, "subjects": [subject]}
	found := rbac_account_secrets.deny with input as binding with data.rendered_by_kind as {"ClusterRole": [role]}
}

account := {"kind": "ServiceAccount", "name": "app"}

test_bound if {
	of({"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"]}, account) == {{
		"msg": "a service account or node may read all secrets",
		"path": ["roleRef", "name"],
	}}
}

test_others if {
	count(of({"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"]}, {"kind": "User", "name": "jane"})) == 0
	count(of({"apiGroups": [""], "resources": ["configmaps"], "verbs": ["get"]}, account)) == 0
}
