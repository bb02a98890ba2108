# METADATA
# title: Ingress injects configuration into nginx
# description: |
#   A snippet annotation is pasted into the configuration of the ingress controller, which
#   all namespaces share. Whoever may write one Ingress runs Lua or reads files there, with
#   the service account of the controller, and that may read the Secrets of the whole cluster
#   (CVE-2021-25742). Current versions refuse snippets unless they were switched on again.
#
#   Use the annotation that is made for what you need, or the controller's ConfigMap.
# related_resources:
#   - ref: https://github.com/kubernetes/kubernetes/issues/126811
# custom:
#   id: k8s-ingress-nginx-snippet
#   severity: error
#   tags: [security]
#   peers: ["checkov:CKV_K8S_153"]
#   since: 0.1.0
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
#           more_set_headers "X-Frame-Options: DENY";
#   good: |
#     apiVersion: networking.k8s.io/v1
#     kind: Ingress
#     metadata:
#       name: web
#       annotations:
#         nginx.ingress.kubernetes.io/proxy-body-size: 8m
package infralint.kubernetes.ingress_nginx_snippet

deny contains {"msg": msg, "path": ["metadata", "annotations", key]} if {
	some key, _ in input.metadata.annotations
	[prefix, name] := split(key, "/")
	endswith(prefix, "ingress.kubernetes.io")
	endswith(name, "-snippet")
	msg := sprintf("annotation %s injects configuration into the ingress controller", [name])
}
