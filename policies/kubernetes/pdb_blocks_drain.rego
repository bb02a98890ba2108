# METADATA
# title: PodDisruptionBudget allows no disruption
# description: |
#   A budget that lets no pod be evicted blocks every drain: an upgrade of the nodes hangs until
#   somebody deletes the budget, at night, for all workloads at once. `maxUnavailable: 0` and
#   `minAvailable: 100%` say so, and so does a `minAvailable` of as many pods as the workload has.
#
#   A budget that says neither guards nothing.
#
#   Set `maxUnavailable: 1`, or more replicas. The number of pods is known if the workload is
#   applied with the budget and says `replicas`, or its autoscaler `minReplicas`.
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

deny contains {"msg": msg, "path": ["spec", "minAvailable"]} if {
	input.spec.minAvailable != "100%"
	count(guarded) > 0
	numbers := [n | some workload in guarded; n := pods(workload)]
	count(numbers) == count(guarded)
	total := sum(numbers)
	total > 0
	needed(total) >= total
	msg := sprintf("minAvailable: %v lets none of the %d pods be evicted, so that no node can be drained", [input.spec.minAvailable, total])
}

# needed is the number of pods that must be there, of a total.
needed(_) := input.spec.minAvailable if is_number(input.spec.minAvailable)

needed(total) := ceil((to_number(trim_suffix(input.spec.minAvailable, "%")) * total) / 100) if regex.match(`^\d+%$`, input.spec.minAvailable)

# guarded are the workloads whose pods the budget is for, by kind and index.
guarded contains [kind, i] if {
	some kind in ["Deployment", "DeploymentConfig", "ReplicaSet", "ReplicationController", "Rollout", "StatefulSet"]
	some i, workload in data.rendered_by_kind[kind]
	object.get(workload, ["metadata", "namespace"], "") == object.get(input, ["metadata", "namespace"], "")
	count(object.get(input.spec.selector, "matchExpressions", [])) == 0
	count(input.spec.selector.matchLabels) > 0
	every key, value in input.spec.selector.matchLabels {
		workload.spec.template.metadata.labels[key] == value
	}
}

# pods is how many pods a workload has at least; undefined where that is not
# known.
pods([kind, i]) := scaler.spec.minReplicas if {
	some scaler in scalers(kind, i)
} else := data.rendered_by_kind[kind][i].spec.replicas if {
	count(scalers(kind, i)) == 0
}

scalers(kind, i) := [scaler |
	some scaler in data.rendered_by_kind.HorizontalPodAutoscaler
	scaler.spec.scaleTargetRef.kind == kind
	scaler.spec.scaleTargetRef.name == data.rendered_by_kind[kind][i].metadata.name
]
