package infralint.kubernetes.rbac_escalate_test

import data.infralint.kubernetes.rbac_escalate

of(rule) := found if {
	found := rbac_escalate.deny with input as {"kind": "Role", "metadata": {"name": "r"}, "rules": [rule]}
}

test_escalate if {
	of({"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["roles"], "verbs": ["get", "escalate"]}) == {{
		"msg": `Role "r" may escalate roles`,
		"path": ["rules", 0, "verbs", 1],
	}}
	count(of({"apiGroups": [""], "resources": ["users", "groups"], "verbs": ["impersonate"]})) == 2
	count(of({"apiGroups": ["authentication.k8s.io"], "resources": ["uids"], "verbs": ["impersonate"]})) == 1
}

test_harmless if {
	count(of({"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["roles"], "verbs": ["get", "create"]})) == 0
	count(of({"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["roles"], "verbs": ["bind"], "resourceNames": ["view"]})) == 0
	count(of({"apiGroups": [""], "resources": ["pods"], "verbs": ["bind"]})) == 0
}

test_masters if {
	of({"apiGroups": [""], "resources": ["groups"], "verbs": ["impersonate"], "resourceNames": ["system:masters"]}) == {{
		"msg": `Role "r" may impersonate the group system:masters`,
		"path": ["rules", 0, "resourceNames", 0],
	}}
	count(of({"apiGroups": [""], "resources": ["groups"], "verbs": ["impersonate"], "resourceNames": ["developers"]})) == 0
}

test_bind_on_bindings if {
	count(of({"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["rolebindings", "clusterrolebindings"], "verbs": ["bind"]})) == 2
}

test_all_verbs if {
	{r.msg | some r in of({"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["clusterroles"], "verbs": ["*"]})} == {`Role "r" may escalate and bind clusterroles`}
	count(of({"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]})) == 0
	count(of({"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["rolebindings"], "verbs": ["*"]})) == 0
}
