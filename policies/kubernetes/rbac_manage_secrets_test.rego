package infralint.kubernetes.rbac_manage_secrets_test

import data.infralint.kubernetes.rbac_manage_secrets

of(rule) := found if {
	found := rbac_manage_secrets.deny with input as {"kind": "Role", "metadata": {"name": "r"}, "rules": [rule]}
}

test_changed if {
	of({"apiGroups": [""], "resources": ["secrets"], "verbs": ["get", "update", "patch"]}) == {{
		"msg": `Role "r" may patch, update all secrets in its namespace`,
		"path": ["rules", 0, "resources", 0],
	}}
	every verb in ["create", "delete", "deletecollection", "*"] {
		count(of({"apiGroups": ["*"], "resources": ["secrets"], "verbs": [verb]})) == 1
	}
}

test_read if {
	count(of({"apiGroups": [""], "resources": ["secrets"], "verbs": ["get", "list", "watch"]})) == 0
	count(of({"apiGroups": ["example.com"], "resources": ["secrets"], "verbs": ["update"]})) == 0
	count(of({"apiGroups": [""], "resources": ["secrets"], "verbs": ["update"], "resourceNames": ["one"]})) == 0
}
