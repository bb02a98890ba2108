package infralint.kubernetes.ingress_tls_test

import data.infralint.kubernetes.ingress_tls

test_without if {
	ingress_tls.deny == {{"msg": "Ingress has no TLS", "path": ["spec", "tls"]}} with input as {"kind": "Ingress", "spec": {}}
	count(ingress_tls.deny) == 1 with input as {"kind": "Ingress", "spec": {"tls": []}}
}

test_with if {
	count(ingress_tls.deny) == 0 with input as {"kind": "Ingress", "spec": {"tls": [{"secretName": "tls"}]}}
	count(ingress_tls.deny) == 0 with input as {"kind": "Ingress"}
}
