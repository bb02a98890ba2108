package infralint.kubernetes.rbac_secrets_test

import data.infralint.kubernetes.rbac_secrets

of(rule) := found if {
	found := rbac_secrets.deny with input as {"kind": "Role", "metadata": {"name": "r"}, "rules": [rule]}
}

test_read if {
	of({"apiGroups": [""], "resources": ["secrets"], "verbs": ["list"]}) == {{
		"msg": `Role "r" may read all secrets in its namespace`,
		"path": ["rules", 0, "resources", 0],
	}}
	count(of({"apiGroups": [""], "resources": ["secrets"], "verbs": ["*"]})) == 1
}

test_not_read if {
	count(of({"apiGroups": [""], "resources": ["secrets"], "verbs": ["create"]})) == 0
	count(of({"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"], "resourceNames": ["a"]})) == 0
	count(of({"apiGroups": ["example.com"], "resources": ["secrets"], "verbs": ["get"]})) == 0
}
