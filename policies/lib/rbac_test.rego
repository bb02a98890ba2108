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

test_all_of_a_group if {
	rbac.grants(0, "apps", "deployments", {"create"}) with input as role({"apiGroups": ["apps"], "resources": ["*"], "verbs": ["create"]})
	not rbac.grants(0, "apps", "deployments", {"create"}) with input as role({"apiGroups": ["*"], "resources": ["*"], "verbs": ["create"]})
	not rbac.grants(0, "", "secrets", {"get"}) with input as role({"apiGroups": [""], "resources": ["*"], "verbs": ["get"]})
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

binding(subject) := {
	"kind": "RoleBinding",
	"metadata": {"name": "b", "namespace": "shop"},
	"roleRef": {"kind": "Role", "name": "r"},
	"subjects": [subject],
}

shop(rule) := {"kind": "Role", "metadata": {"name": "r", "namespace": "shop"}, "rules": [rule]}

account := {"kind": "ServiceAccount", "name": "web"}

test_machine_grants if {
	secrets := {"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"]}
	rbac.machine_grants("", {"secrets"}, {"get"}) == "secrets" with input as binding(account) with data.rendered_by_kind as {"Role": [shop(secrets)]}
	not rbac.machine_grants("", {"secrets"}, {"list"}) with input as binding(account) with data.rendered_by_kind as {"Role": [shop(secrets)]}
	not rbac.machine_grants("apps", {"secrets"}, {"get"}) with input as binding(account) with data.rendered_by_kind as {"Role": [shop(secrets)]}
	not rbac.machine_grants("", {"secrets"}, {"get"}) with input as binding({"kind": "User", "name": "jane"}) with data.rendered_by_kind as {"Role": [shop(secrets)]}
	not rbac.machine_grants("", {"secrets"}, {"get"}) with input as binding(account) with data.rendered_by_kind as {"Role": [role(secrets)]}
	all := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}
	rbac.machine_grants("", {"pods/exec"}, {"create"}) == "pods/exec" with input as binding(account) with data.rendered_by_kind as {"Role": [shop(all)]}
	cluster := object.union(shop(all), {"kind": "ClusterRole", "metadata": {"name": "r", "namespace": null}})
	of_cluster := object.union(binding(account), {"roleRef": {"kind": "ClusterRole", "name": "r"}})
	rbac.machine_grants("", {"secrets"}, {"get"}) with input as of_cluster with data.rendered_by_kind as {"ClusterRole": [cluster]}
}

test_machines if {
	every subject in [account, {"kind": "Group", "name": "system:nodes"}, {"kind": "Group", "name": "system:serviceaccounts:shop"}, {"kind": "User", "name": "system:node:a"}] {
		rbac.is_for_machines with input as {"subjects": [subject]}
	}
	every subject in [{"kind": "User", "name": "jane"}, {"kind": "Group", "name": "developers"}] {
		not rbac.is_for_machines with input as {"subjects": [subject]}
	}
}
