# METADATA
# title: Service is reachable from outside of the cluster
# description: |
#   NodePort opens a port on every node, LoadBalancer usually an address on the internet.
#   Both are right for an entry point and a hole for everything else; a database that
#   somebody made reachable for a test stays so.
#
#   Use ClusterIP behind an Ingress or a Gateway. A load balancer that an annotation keeps
#   internal is not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types
# custom:
#   id: k8s-service-type
#   severity: note
#   tags: [security]
#   peers: ["kube-linter:exposed-services", "kube-score:service-type"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [Service]
#   bad: |
#     apiVersion: v1
#     kind: Service
#     metadata:
#       name: db
#     spec:
#       type: NodePort
#       ports:
#         - port: 5432
#   good: |
#     apiVersion: v1
#     kind: Service
#     metadata:
#       name: db
#     spec:
#       ports:
#         - port: 5432
package infralint.kubernetes.service_type

deny contains {"msg": msg, "path": ["spec", "type"]} if {
	type := input.spec.type
	type in {"NodePort", "LoadBalancer"}
	not is_internal
	msg := sprintf("Service is of type %s, which is reachable from outside", [type])
}

# is_internal holds for a load balancer that its cloud keeps inside.
is_internal if {
	input.spec.type == "LoadBalancer"
	some key, value in input.metadata.annotations
	regex.match(`internal|aws-load-balancer-scheme|load-balancer-type`, key)
	regex.match(`(?i)^(?:true|internal|private|0\.0\.0\.0/0)$`, value)
}
