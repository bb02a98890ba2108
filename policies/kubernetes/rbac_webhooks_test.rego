package infralint.kubernetes.rbac_webhooks_test

import data.infralint.kubernetes.rbac_webhooks

of(rule) := found if {
	found := rbac_webhooks.deny with input as {"kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [rule]}
}

test_webhooks if {
	of({"apiGroups": ["admissionregistration.k8s.io"], "resources": ["validatingwebhookconfigurations"], "verbs": ["patch"]}) == {{
		"msg": `ClusterRole "r" may change validatingwebhookconfigurations`,
		"path": ["rules", 0, "resources", 0],
	}}
}

test_certificates if {
	of({"apiGroups": ["certificates.k8s.io"], "resources": ["certificatesigningrequests/approval"], "verbs": ["update"]}) == {{
		"msg": `ClusterRole "r" may approve certificate requests`,
		"path": ["rules", 0, "resources", 0],
	}}
}

test_reading if {
	count(of({"apiGroups": ["admissionregistration.k8s.io"], "resources": ["validatingwebhookconfigurations"], "verbs": ["get"]})) == 0
	count(of({"apiGroups": ["certificates.k8s.io"], "resources": ["certificatesigningrequests"], "verbs": ["create"]})) == 0
}
