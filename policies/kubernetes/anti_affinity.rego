# METADATA
# title: pods may all run on one node
# description: |
#   Nothing keeps the pods of this workload apart: the scheduler tries to spread them, but may
#   put all on one node, in one zone. That one's failure is then an outage in spite of the
#   replicas.
#
#   Add `topologySpreadConstraints` over nodes and zones, or a `podAntiAffinity` that asks for the
#   labels of the pods themselves.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
# custom:
#   id: k8s-anti-affinity
#   severity: note
#   tags: [reliability]
#   peers: ["kube-linter:no-anti-affinity", "kube-score:deployment-has-host-podantiaffinity", "kube-score:statefulset-has-host-podantiaffinity"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [Deployment, DeploymentConfig, ReplicaSet, ReplicationController, Rollout, StatefulSet]
#   bad: |
#     apiVersion: apps/v1
#     kind: Deployment
#     metadata:
#       name: web
#     spec:
#       replicas: 3
#       template:
#         spec:
#           containers:
#             - name: web
#               image: example.com/web:1.4
#   good: |
#     apiVersion: apps/v1
#     kind: Deployment
#     metadata:
#       name: web
#     spec:
#       replicas: 3
#       template:
#         spec:
#           topologySpreadConstraints:
#             - maxSkew: 1
#               topologyKey: kubernetes.io/hostname
#               whenUnsatisfiable: ScheduleAnyway
#               labelSelector:
#                 matchLabels: {app: web}
#           containers:
#             - name: web
#               image: example.com/web:1.4
package infralint.kubernetes.anti_affinity

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(k8s.pod_path, ["topologySpreadConstraints"])} if {
	input.spec.replicas > 1
	not is_spread
	msg := sprintf("nothing keeps the %v pods of this %s on different nodes", [input.spec.replicas, input.kind])
}

is_spread if count(k8s.pod.topologySpreadConstraints) > 0

is_spread if {
	some kind in ["requiredDuringSchedulingIgnoredDuringExecution", "preferredDuringSchedulingIgnoredDuringExecution"]
	some term in k8s.pod.affinity.podAntiAffinity[kind]
	keeps_apart(object.get(term, "podAffinityTerm", term))
}

# keeps_apart holds for a term that may be about the pods of the workload: one
# that asks for other labels keeps others away from them.
keeps_apart(term) if {
	selector := object.get(term, "labelSelector", null)
	is_object(selector)
	mismatches := [key |
		some key, value in object.get(selector, "matchLabels", {})
		got := object.get(k8s.pod_metadata, ["labels", key], null)
		got != value
		not regex.match(`[$<]|\{\{`, sprintf("%v %v", [got, value]))
	]
	count(mismatches) == 0
	missing := [e.key |
		some e in object.get(selector, "matchExpressions", [])
		e.operator == "In"
		not object.get(k8s.pod_metadata, ["labels", e.key], null) in e.values
	]
	count(missing) == 0
}
