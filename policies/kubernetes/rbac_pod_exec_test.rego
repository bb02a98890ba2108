package infralint.kubernetes.rbac_pod_exec_test

import data.infralint.kubernetes.rbac_pod_exec

of(rule) := found if {
	found := rbac_pod_exec.deny with input as {"kind": "Role", "metadata": {"name": "r"}, "rules": [rule]}
}

test_exec if {
	of({"apiGroups": [""], "resources": ["pods", "pods/exec"], "verbs": ["create"]}) == {{
		"msg": `Role "r" may run commands in all pods in its namespace through pods/exec`,
		"path": ["rules", 0, "resources", 1],
	}}
	count(of({"apiGroups": [""], "resources": ["pods/attach", "nodes/proxy"], "verbs": ["get"]})) == 2
}

test_no_exec if {
	count(of({"apiGroups": [""], "resources": ["pods", "pods/log"], "verbs": ["get", "create"]})) == 0
	count(of({"apiGroups": [""], "resources": ["pods/exec"], "verbs": ["create"], "resourceNames": ["db-0"]})) == 0
}
