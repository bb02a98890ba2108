# METADATA
# title: ingress class is named by the deprecated annotation
# description: |
#   The annotation `kubernetes.io/ingress.class` was replaced by `spec.ingressClassName` in
#   Kubernetes 1.18. Controllers treat the two differently, some ignore the annotation, and
#   then nobody serves the Ingress, or two controllers do.
#
#   Write `spec.ingressClassName`, which names an IngressClass object.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/#deprecated-annotation
# custom:
#   id: k8s-ingress-class-annotation
#   severity: note
#   tags: [correctness]
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
#         kubernetes.io/ingress.class: nginx
#     spec:
#       rules: []
#   good: |
#     apiVersion: networking.k8s.io/v1
#     kind: Ingress
#     metadata:
#       name: web
#     spec:
#       ingressClassName: nginx
#       rules: []
package infralint.kubernetes.ingress_class_annotation

deny contains {"msg": msg, "path": ["metadata", "annotations", "kubernetes.io/ingress.class"]} if {
	class := input.metadata.annotations["kubernetes.io/ingress.class"]
	msg := sprintf("ingress class %q is named by an annotation, not by spec.ingressClassName", [class])
}
