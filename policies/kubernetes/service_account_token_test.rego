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

account(value) := {"kind": "ServiceAccount", "metadata": {"name": "web"}, "automountServiceAccountToken": value}

test_of_the_account if {
	pod := testing.pod_with({"serviceAccountName": "web"})
	count(service_account_token.deny) == 0 with input as pod with data.rendered as [account(false), pod]
	count(service_account_token.deny) == 1 with input as pod with data.rendered as [account(true), pod]
	on := testing.pod_with({"serviceAccountName": "web", "automountServiceAccountToken": true})
	count(service_account_token.deny) == 1 with input as on with data.rendered as [account(false), on]
}
