package infralint.kubernetes.rbac_anonymous_test

import data.infralint.kubernetes.rbac_anonymous

of(role, name) := found if {
	found := rbac_anonymous.deny with input as {
		"metadata": {"name": "b"},
		"roleRef": {"kind": "ClusterRole", "name": role},
		"subjects": [{"kind": "Group", "name": name}],
	}
}

test_everybody if {
	of("view", "system:unauthenticated") == {{
		"msg": `role "view" is given to system:unauthenticated, which is every caller without credentials`,
		"path": ["subjects", 0, "name"],
	}}
	count(of("view", "system:anonymous")) == 1
}

test_masters if {
	of("view", "system:masters") == {{
		"msg": `role "view" is given to system:masters, whose members may do everything already`,
		"path": ["subjects", 0, "name"],
	}}
}

test_somebody if {
	count(of("view", "developers")) == 0
	count(of("system:public-info-viewer", "system:unauthenticated")) == 0
	count(of("view", "system:authenticated")) == 0
}

test_the_binding_of_kubernetes if {
	count(rbac_anonymous.deny) == 0 with input as {
		"metadata": {"name": "cluster-admin"},
		"roleRef": {"kind": "ClusterRole", "name": "cluster-admin"},
		"subjects": [{"kind": "Group", "name": "system:masters"}],
	}
}
