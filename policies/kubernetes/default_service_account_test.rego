package infralint.kubernetes.default_service_account_test

import data.infralint.kubernetes.default_service_account
import data.infralint.lib.testing

of(spec) := found if {
	found := default_service_account.deny with input as testing.pod_with(spec)
}

test_default if {
	of({}) == {{"msg": "pod uses the default service account", "path": ["spec", "serviceAccountName"]}}
	count(of({"serviceAccountName": "default"})) == 1
}

test_own if {
	count(of({"serviceAccountName": "web"})) == 0
	count(of({"serviceAccount": "web"})) == 0
	count(of({"automountServiceAccountToken": false})) == 0
}

test_account if {
	default_service_account.deny == {{
		"msg": "the default service account gives its token to every pod that names none",
		"path": ["automountServiceAccountToken"],
	}} with input as {"kind": "ServiceAccount", "metadata": {"name": "default"}}
	count(default_service_account.deny) == 0 with input as {"kind": "ServiceAccount", "metadata": {"name": "default"}, "automountServiceAccountToken": false}
	count(default_service_account.deny) == 0 with input as {"kind": "ServiceAccount", "metadata": {"name": "web"}}
}

test_binding if {
	default_service_account.deny == {{
		"msg": `role "view" is given to every pod that names no service account`,
		"path": ["subjects", 0, "name"],
	}} with input as {"kind": "RoleBinding", "roleRef": {"name": "view"}, "subjects": [{"kind": "ServiceAccount", "name": "default"}]}
	count(default_service_account.deny) == 0 with input as {"kind": "RoleBinding", "subjects": [{"kind": "ServiceAccount", "name": "web"}, {"kind": "User", "name": "default"}]}
}
