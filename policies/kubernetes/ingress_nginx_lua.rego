# METADATA
# title: Ingress runs Lua in the ingress controller
# description: |
#   Lua in a snippet runs in the ingress controller, with its service account, which may read the
#   Secrets of the whole cluster (CVE-2021-25742). There is no harmless reason to write it into an
#   Ingress.
#
#   Remove it. All snippets are reported by k8s-ingress-nginx-snippet.
# related_resources:
#   - ref: https://github.com/kubernetes/kubernetes/issues/126811
# custom:
#   id: k8s-ingress-nginx-lua
#   severity: error
#   tags: [security]
#   peers: ["checkov:CKV_K8S_152"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [Ingress]
#   bad: |
#     apiVersion: networking.k8s.io/v1
#     kind: Ingress
#     metadata:
#       name: web
#       annotations:
#         nginx.ingress.kubernetes.io/configuration-snippet: |
#           content_by_lua_block { ngx.say("x") }
#   good: |
#     apiVersion: networking.k8s.io/v1
#     kind: Ingress
#     metadata:
#       name: web
#       annotations:
#         nginx.ingress.kubernetes.io/configuration-snippet: |
#           more_set_headers "X-Frame-Options: DENY";
package infralint.kubernetes.ingress_nginx_lua

deny contains {"msg": msg, "path": ["metadata", "annotations", key]} if {
	some key, text in input.metadata.annotations
	[prefix, name] := split(key, "/")
	endswith(prefix, "ingress.kubernetes.io")
	endswith(name, "-snippet")
	regex.match(`\blua_|_by_lua|content_by_lua|\blua\b`, text)
	msg := sprintf("annotation %s runs Lua in the ingress controller", [name])
}
