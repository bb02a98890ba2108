package infralint.kubernetes.rbac_cluster_admin_test

import data.infralint.kubernetes.rbac_cluster_admin

of(role, name) := found if {
	found := rbac_cluster_admin.deny with input as {
		"kind": "ClusterRoleBinding",
		"roleRef": {"kind": "ClusterRole", "name": role},
		"subjects": [{"kind": "ServiceAccount", "name": name}],
	}
}

test_bound if {
	of("cluster-admin", "app") == {{"msg": `ServiceAccount "app" gets cluster-admin`, "path": ["roleRef", "name"]}}
}

test_not_bound if {
	count(of("view", "app")) == 0
	count(of("cluster-admin", "system:masters")) == 0
}

test_nobody if {
	rbac_cluster_admin.deny == {{"msg": "cluster-admin is bound, for now to nobody", "path": ["roleRef", "name"]}} with input as {"roleRef": {"name": "cluster-admin"}}
	count(rbac_cluster_admin.deny) == 0 with input as {"roleRef": {"name": "view"}}
}
