# METADATA
# title: Ingress serves files of the ingress controller
# description: |
#   With `alias` or `root` in a snippet nginx serves its own files, and among them is the token of
#   the controller, which may read the Secrets of the whole cluster (CVE-2021-25742).
#
#   Serve files from a pod of your own. All snippets are reported by k8s-ingress-nginx-snippet.
# related_resources:
#   - ref: https://github.com/kubernetes/kubernetes/issues/126811
# custom:
#   id: k8s-ingress-nginx-alias
#   severity: error
#   tags: [security]
#   peers: ["checkov:CKV_K8S_154"]
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
#           location /x { alias /var/run/secrets/; }
#   good: |
#     apiVersion: networking.k8s.io/v1
#     kind: Ingress
#     metadata:
#       name: web
#       annotations:
#         nginx.ingress.kubernetes.io/configuration-snippet: |
#           more_set_headers "X-Alias: a";
package infralint.kubernetes.ingress_nginx_alias

deny contains {"msg": msg, "path": ["metadata", "annotations", key]} if {
	some key, text in input.metadata.annotations
	[prefix, name] := split(key, "/")
	endswith(prefix, "ingress.kubernetes.io")
	endswith(name, "-snippet")
	regex.match(`(?m)(?:^|[\s;{])(?:alias|root)\s+\S`, text)
	msg := sprintf("annotation %s serves files of the ingress controller", [name])
}
