package infralint.kubernetes.deprecated_service_account_field_test

import data.infralint.kubernetes.deprecated_service_account_field
import data.infralint.lib.testing

of(spec) := found if {
	found := deprecated_service_account_field.deny with input as testing.pod_with(spec)
}

test_old if {
	of({"serviceAccount": "web"}) == {{
		"msg": `service account "web" is named by serviceAccount, not by serviceAccountName`,
		"path": ["spec", "serviceAccount"],
		"fix": [{"path": ["spec", "serviceAccount"], "key": "serviceAccountName"}],
	}}
	count(of({"serviceAccount": "web", "serviceAccountName": "other"})) == 1
}

test_new if {
	count(of({"serviceAccountName": "web"})) == 0
	count(of({"serviceAccount": "web", "serviceAccountName": "web"})) == 0
	count(of({})) == 0
}
