# METADATA
# title: PodDisruptionBudget keeps pods that do not work
# description: |
#   Pods that never become ready count as missing, so that by default a budget lets none of them be
#   evicted either: one broken rollout, and the drain of a node hangs until somebody mends it.
#
#   Set `unhealthyPodEvictionPolicy: AlwaysAllow`: what does not work may go at any time.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy
# custom:
#   id: k8s-pdb-unhealthy-eviction
#   severity: note
#   tags: [reliability]
#   peers: ["kube-linter:pdb-unhealthy-pod-eviction-policy"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [PodDisruptionBudget]
#   bad: |
#     apiVersion: policy/v1
#     kind: PodDisruptionBudget
#     metadata:
#       name: web
#     spec:
#       maxUnavailable: 1
#       selector:
#         matchLabels: {app: web}
#   good: |
#     apiVersion: policy/v1
#     kind: PodDisruptionBudget
#     metadata:
#       name: web
#     spec:
#       maxUnavailable: 1
#       unhealthyPodEvictionPolicy: AlwaysAllow
#       selector:
#         matchLabels: {app: web}
package infralint.kubernetes.pdb_unhealthy_eviction

deny contains {"msg": "budget does not say whether pods that do not work may be evicted", "path": ["spec", "unhealthyPodEvictionPolicy"]} if {
	is_object(input.spec)
	object.get(input.spec, "unhealthyPodEvictionPolicy", null) == null
}
