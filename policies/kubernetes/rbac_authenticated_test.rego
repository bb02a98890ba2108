package infralint.kubernetes.rbac_authenticated_test

import data.infralint.kubernetes.rbac_authenticated

of(role, name) := found if {
	found := rbac_authenticated.deny with input as {
		"kind": "ClusterRoleBinding",
		"roleRef": {"kind": "ClusterRole", "name": role},
		"subjects": [{"kind": "Group", "name": name}],
	}
}

test_everybody if {
	of("view", "system:authenticated") == {{
		"msg": `role "view" is given to everybody who has an account`,
		"path": ["subjects", 0, "name"],
	}}
}

test_others if {
	count(of("view", "developers")) == 0
	count(of("system:discovery", "system:authenticated")) == 0
	count(of("view", "system:serviceaccounts:shop")) == 0
}
