package infralint.lib.rbac_test

import data.infralint.lib.rbac

role(rule) := {"kind": "Role", "metadata": {"name": "r"}, "rules": [rule]}

test_grants if {
	rule := {"apiGroups": [""], "resources": ["pods", "secrets"], "verbs": ["get"]}
	rbac.grants(0, "", "secrets", {"get", "list"}) == ["rules", 0, "resources", 1] with input as role(rule)
	not rbac.grants(0, "", "secrets", {"delete"}) with input as role(rule)
	not rbac.grants(0, "apps", "secrets", {"get"}) with input as role(rule)
	not rbac.grants(0, "", "nodes", {"get"}) with input as role(rule)
	not rbac.grants(1, "", "secrets", {"get"}) with input as role(rule)
}

test_any_group if {
	rbac.grants(0, "", "secrets", {"get"}) with input as role({"apiGroups": ["*"], "resources": ["secrets"], "verbs": ["get"]})
}

test_named_objects if {
	not rbac.grants(0, "", "secrets", {"get"}) with input as role({"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"], "resourceNames": ["a"]})
	rbac.grants(0, "", "secrets", {"get"}) with input as role({"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"], "resourceNames": []})
}

test_titles if {
	rbac.title == `Role "r"` with input as role({})
	rbac.title == "ClusterRole" with input as {"kind": "ClusterRole"}
	rbac.scope == "in the whole cluster" with input as {"kind": "ClusterRole"}
	rbac.scope == "in its namespace" with input as {"kind": "Role"}
}

test_changes if {
	rbac.changes(0, "", "pods") == ["rules", 0, "resources", 0] with input as role({"apiGroups": [""], "resources": ["pods"], "verbs": ["get", "patch"]})
	rbac.changes(0, "", "pods") with input as role({"apiGroups": ["*"], "resources": ["pods"], "verbs": ["*"]})
	not rbac.changes(0, "", "pods") with input as role({"apiGroups": [""], "resources": ["pods"], "verbs": ["get", "list", "watch"]})
}
