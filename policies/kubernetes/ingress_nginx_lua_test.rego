package infralint.kubernetes.ingress_nginx_lua_test

import data.infralint.kubernetes.ingress_nginx_lua

of(key, text) := found if {
	found := ingress_nginx_lua.deny with input as {"kind": "Ingress", "metadata": {"annotations": {key: text}}}
}

test_found if {
	every text in ["lua_package_path x;", `content_by_lua_block { ngx.say("x") }`, "location /x { access_by_lua_file x; }"] {
		of("nginx.ingress.kubernetes.io/server-snippet", text) == {{
			"msg": "annotation server-snippet runs Lua in the ingress controller",
			"path": ["metadata", "annotations", "nginx.ingress.kubernetes.io/server-snippet"],
		}}
	}
}

test_others if {
	every text in ["more_set_headers x;", "proxy_set_header X-Valuable x;"] {
		count(of("nginx.ingress.kubernetes.io/configuration-snippet", text)) == 0
	}
	count(of("example.com/server-snippet", `content_by_lua_block { ngx.say("x") }`)) == 0
	count(of("nginx.ingress.kubernetes.io/rewrite-target", `content_by_lua_block { ngx.say("x") }`)) == 0
}
