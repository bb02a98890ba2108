package infralint.kubernetes.rbac_account_bindings_test

import data.infralint.kubernetes.rbac_account_bindings

of(rule, subject) := found if {
	role := {"kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [rule]}
	binding := {"kind": "ClusterRoleBinding", "metadata": {"name": "b"}, "roleRef": {"kind": "ClusterRole", "name": "r"}, "subjects": [subject]}
	found := rbac_account_bindings.deny with input as binding with data.rendered_by_kind as {"ClusterRole": [role]}
}

account := {"kind": "ServiceAccount", "name": "app"}

test_bound if {
	of({"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["clusterrolebindings"], "verbs": ["bind"]}, account) == {{
		"msg": "a service account or node may write clusterrolebindings",
		"path": ["roleRef", "name"],
	}}
}

test_others if {
	count(of({"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["clusterrolebindings"], "verbs": ["bind"]}, {"kind": "User", "name": "jane"})) == 0
	count(of({"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["roles"], "verbs": ["get"]}, account)) == 0
}
