# METADATA
# title: pods may all run on one node
# description: |
#   Nothing keeps the pods of this workload apart: the scheduler tries to spread them, but may
#   put all on one node, in one zone. That one's failure is then an outage in spite of the
#   replicas.
#
#   Add `topologySpreadConstraints` over nodes and zones, or a `podAntiAffinity`.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
# custom:
#   id: k8s-anti-affinity
#   severity: note
#   tags: [reliability]
#   peers: ["kube-linter:no-anti-affinity", "kube-score:deployment-has-host-podantiaffinity", "kube-score:statefulset-has-host-podantiaffinity", "kube-score:pod-topology-spread-constraints"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [Deployment, Rollout, StatefulSet]
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
	count(k8s.pod.affinity.podAntiAffinity[kind]) > 0
}
