# METADATA
# title: workload runs on fewer than three pods
# description: |
#   With two pods a node that is drained leaves one, and while it is drained every crash is an
#   outage. With three, one may be moved and another may fail. What elects a leader by majority
#   needs three anyway.
#
#   Set `replicas`, or `minReplicas` of the autoscaler, to 3 or more. A Deployment with a single pod
#   is the business of k8s-replicas-min.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/disruptions/
# custom:
#   id: k8s-three-replicas
#   severity: note
#   tags: [reliability]
#   peers: ["kube-linter:minimum-three-replicas", "kube-linter:hpa-minimum-three-replicas"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [Deployment, DeploymentConfig, HorizontalPodAutoscaler, ReplicaSet, ReplicationController, Rollout, StatefulSet]
#   bad: |
#     apiVersion: apps/v1
#     kind: Deployment
#     metadata:
#       name: web
#     spec:
#       replicas: 2
#   good: |
#     apiVersion: apps/v1
#     kind: Deployment
#     metadata:
#       name: web
#     spec:
#       replicas: 3
package infralint.kubernetes.three_replicas

deny contains {"msg": msg, "path": ["spec", "replicas"]} if {
	pods := object.get(input, ["spec", "replicas"], 0)
	pods in few
	msg := sprintf("%s runs %v of the three pods that survive a failure during maintenance", [input.kind, pods])
}

deny contains {"msg": "autoscaler goes down to two pods", "path": ["spec", "minReplicas"]} if {
	object.get(input, ["spec", "minReplicas"], 0) == 2
}

few := {2} if {
	input.kind == "Deployment"
} else := {1, 2}
