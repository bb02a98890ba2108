# METADATA
# title: PodDisruptionBudget allows no disruption
# description: |
#   A budget that allows no pod to be missing makes every drain of a node wait for ever.
#   Upgrades of the cluster stop there, until somebody deletes the budget at night.
#
#   Allow one pod at least: `maxUnavailable: 1`. A budget that sets neither field protects
#   nothing.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
# custom:
#   id: k8s-pdb-blocks-drain
#   severity: warning
#   tags: [reliability]
#   peers: ["kube-linter:pdb-max-unavailable", "kube-linter:pdb-min-available", "kube-score:poddisruptionbudget-has-policy"]
#   since: 0.1.0
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
#       maxUnavailable: 0
#       selector:
#         matchLabels: {app: web}
#   good: |
#     apiVersion: policy/v1
#     kind: PodDisruptionBudget
#     metadata:
#       name: web
#     spec:
#       maxUnavailable: 1
#       selector:
#         matchLabels: {app: web}
package infralint.kubernetes.pdb_blocks_drain

deny contains {"msg": msg, "path": ["spec", field]} if {
	some field, values in {"maxUnavailable": {0, "0", "0%"}, "minAvailable": {"100%"}}
	value := input.spec[field]
	value in values
	msg := sprintf("%s: %v lets no pod be evicted, so that no node can be drained", [field, value])
}

deny contains {"msg": "budget sets neither minAvailable nor maxUnavailable", "path": ["spec"]} if {
	is_object(input.spec)
	every field in ["minAvailable", "maxUnavailable"] {
		object.get(input.spec, field, null) == null
	}
}
