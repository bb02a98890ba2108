package infralint.kubernetes.ingress_nginx_snippet_test

import data.infralint.kubernetes.ingress_nginx_snippet

of(annotations) := found if {
	found := ingress_nginx_snippet.deny with input as {"kind": "Ingress", "metadata": {"annotations": annotations}}
}

test_snippet if {
	of({"nginx.ingress.kubernetes.io/server-snippet": "x"}) == {{
		"msg": "annotation server-snippet injects configuration into the ingress controller",
		"path": ["metadata", "annotations", "nginx.ingress.kubernetes.io/server-snippet"],
	}}
}

test_none if {
	count(of({"nginx.ingress.kubernetes.io/rewrite-target": "/"})) == 0
	count(of({"example.com/code-snippet": "x"})) == 0
	count(of(null)) == 0
}
