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
