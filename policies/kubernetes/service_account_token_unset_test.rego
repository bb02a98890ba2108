package infralint.kubernetes.service_account_token_unset_test

import data.infralint.kubernetes.service_account_token_unset
import data.infralint.lib.testing

test_silent if {
	service_account_token_unset.deny == {{
		"msg": "pod gets the token of its service account",
		"path": ["spec", "automountServiceAccountToken"],
	}} with input as testing.pod_with({})
}

test_said if {
	count(service_account_token_unset.deny) == 0 with input as testing.pod_with({"automountServiceAccountToken": false})
	count(service_account_token_unset.deny) == 0 with input as testing.pod_with({"automountServiceAccountToken": true})
	count(service_account_token_unset.deny) == 0 with input as {"kind": "Service"}
}

account(value) := {"kind": "ServiceAccount", "metadata": {"name": "web"}, "automountServiceAccountToken": value}

test_of_the_account if {
	pod := testing.pod_with({"serviceAccountName": "web"})
	count(service_account_token_unset.deny) == 0 with input as pod with data.rendered_by_kind as {"ServiceAccount": [account(false)]}
	count(service_account_token_unset.deny) == 1 with input as pod with data.rendered_by_kind as {"ServiceAccount": [account(true)]}
}
