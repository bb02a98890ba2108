# METADATA
# title: Deployment runs a single pod
# description: |
#   With one pod every node that is drained, every crash and every eviction is an outage.
#
#   Run two at least, better three, with a PodDisruptionBudget. A Deployment that an autoscaler
#   scales leaves `replicas` out.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/disruptions/
# custom:
#   id: k8s-replicas-min
#   severity: note
#   tags: [reliability]
#   peers: ["kube-linter:minimum-three-replicas", "kube-score:deployment-replicas"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [Deployment]
#   bad: |
#     apiVersion: apps/v1
#     kind: Deployment
#     metadata:
#       name: web
#     spec:
#       replicas: 1
#       selector:
#         matchLabels: {app: web}
#       template:
#         metadata:
#           labels: {app: web}
#   good: |
#     apiVersion: apps/v1
#     kind: Deployment
#     metadata:
#       name: web
#     spec:
#       replicas: 3
#       selector:
#         matchLabels: {app: web}
#       template:
#         metadata:
#           labels: {app: web}
package infralint.kubernetes.replicas_min

deny contains {"msg": "Deployment runs a single pod", "path": ["spec", "replicas"]} if {
	is_object(input.spec)
	object.get(input.spec, "replicas", 1) == 1
	not is_scaled
}

# is_scaled holds where an autoscaler sets the number.
is_scaled if {
	not input.spec.replicas
	some kind in ["HorizontalPodAutoscaler", "ScaledObject"]
	some scaler in data.rendered_by_kind[kind]
	scaler.spec.scaleTargetRef.name == input.metadata.name
}
