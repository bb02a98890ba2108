# METADATA
# title: Service takes addresses that are not its own
# description: |
#   A Service with `externalIPs` gets all traffic of the cluster to these addresses,
#   whoever they belong to: an attacker who may create Services puts himself between pods
#   and any server, a DNS server or an identity provider (CVE-2020-8554).
#
#   Use a Service of type LoadBalancer or an Ingress. Kubernetes has deprecated the field.
# related_resources:
#   - ref: https://github.com/kubernetes/kubernetes/issues/97076
# custom:
#   id: k8s-external-ips
#   severity: error
#   tags: [security]
#   peers: ["trivy:KSV-0108"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [Service]
#   bad: |
#     apiVersion: v1
#     kind: Service
#     metadata:
#       name: web
#     spec:
#       ports:
#         - port: 80
#       externalIPs: [203.0.113.7]
#   good: |
#     apiVersion: v1
#     kind: Service
#     metadata:
#       name: web
#     spec:
#       type: LoadBalancer
#       ports:
#         - port: 80
package infralint.kubernetes.external_ips

deny contains {"msg": msg, "path": ["spec", "externalIPs", i]} if {
	some i, address in input.spec.externalIPs
	msg := sprintf("Service takes the traffic to %v", [address])
}
