package infralint.kubernetes.service_account_token_test

import data.infralint.kubernetes.service_account_token
import data.infralint.lib.testing

test_asked_for if {
	service_account_token.deny == {{
		"msg": "pod asks for the token of its service account",
		"path": ["spec", "automountServiceAccountToken"],
	}} with input as testing.pod_with({"automountServiceAccountToken": true})
}

test_mounted if {
	mount := {"name": "token", "mountPath": "/var/run/secrets/kubernetes.io/serviceaccount"}
	service_account_token.deny == {{
		"msg": `container "web" mounts the token of a service account`,
		"path": ["spec", "containers", 0, "volumeMounts", 0, "mountPath"],
	}} with input as testing.pod([{"name": "web", "volumeMounts": [mount]}])
}

test_others if {
	count(service_account_token.deny) == 0 with input as testing.pod_with({"automountServiceAccountToken": false})
	count(service_account_token.deny) == 0 with input as testing.pod([{"name": "web", "volumeMounts": [{"name": "a", "mountPath": "/data"}]}])
	count(service_account_token.deny) == 0 with input as {"kind": "Service"}
}
