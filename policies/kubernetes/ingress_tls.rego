# METADATA
# title: Ingress serves without TLS
# description: |
#   Without a `tls` section the controller serves plain HTTP: passwords and session cookies
#   are readable and can be changed on the way.
#
#   Name the hosts and the Secret with the certificate; cert-manager fills it. An Ingress
#   behind a load balancer that speaks TLS may do without.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/#tls
# custom:
#   id: k8s-ingress-tls
#   severity: note
#   tags: [security]
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
#     spec:
#       rules:
#         - host: shop.example.com
#   good: |
#     apiVersion: networking.k8s.io/v1
#     kind: Ingress
#     metadata:
#       name: web
#     spec:
#       tls:
#         - hosts: [shop.example.com]
#           secretName: shop-tls
#       rules:
#         - host: shop.example.com
package infralint.kubernetes.ingress_tls

deny contains {"msg": "Ingress has no TLS", "path": ["spec", "tls"]} if {
	is_object(input.spec)
	count(object.get(input.spec, "tls", [])) == 0
}
