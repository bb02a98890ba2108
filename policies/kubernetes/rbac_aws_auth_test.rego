package infralint.kubernetes.rbac_aws_auth_test

import data.infralint.kubernetes.rbac_aws_auth

of(verbs, names) := found if {
	rule := {"apiGroups": [""], "resources": ["configmaps"], "verbs": verbs, "resourceNames": names}
	found := rbac_aws_auth.deny with input as {"kind": "Role", "metadata": {"name": "r"}, "rules": [rule]}
}

test_changed if {
	of(["get", "patch"], ["a", "aws-auth"]) == {{
		"msg": `Role "r" may patch aws-auth, which says who is an administrator`,
		"path": ["rules", 0, "resourceNames", 1],
	}}
}

test_others if {
	count(of(["get"], ["aws-auth"])) == 0
	count(of(["patch"], ["settings"])) == 0
	count(of(["patch"], [])) == 0
}
