package infralint.kubernetes.service_account_token_test

import data.infralint.kubernetes.service_account_token
import data.infralint.lib.testing

test_mounted if {
	service_account_token.deny == {{
		"msg": "pod gets the token of its service account",
		"path": ["spec", "automountServiceAccountToken"],
	}} with input as testing.pod_with({})
	count(service_account_token.deny) == 1 with input as testing.pod_with({"automountServiceAccountToken": true})
}

test_not_mounted if {
	count(service_account_token.deny) == 0 with input as testing.pod_with({"automountServiceAccountToken": false})
	count(service_account_token.deny) == 0 with input as {"kind": "Service"}
}
