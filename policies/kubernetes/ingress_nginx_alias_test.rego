package infralint.kubernetes.ingress_nginx_alias_test

import data.infralint.kubernetes.ingress_nginx_alias

of(key, text) := found if {
	found := ingress_nginx_alias.deny with input as {"kind": "Ingress", "metadata": {"annotations": {key: text}}}
}

test_found if {
	every text in ["alias /tmp/;", "location /x { alias /var/run/secrets/; }", "location / { root /etc; }"] {
		of("nginx.ingress.kubernetes.io/server-snippet", text) == {{
			"msg": "annotation server-snippet serves files of the ingress controller",
			"path": ["metadata", "annotations", "nginx.ingress.kubernetes.io/server-snippet"],
		}}
	}
}

test_others if {
	every text in ["more_set_headers \"X-Alias: a\";", "rewrite ^/alias$ / break;"] {
		count(of("nginx.ingress.kubernetes.io/configuration-snippet", text)) == 0
	}
	count(of("example.com/server-snippet", `location /x { alias /var/run/secrets/; }`)) == 0
	count(of("nginx.ingress.kubernetes.io/rewrite-target", `location /x { alias /var/run/secrets/; }`)) == 0
}
