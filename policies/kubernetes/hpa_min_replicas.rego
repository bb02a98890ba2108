# METADATA
# title: autoscaler goes down to a single pod
# description: |
#   When there is little to do, an autoscaler with `minReplicas: 1`, which is also the default,
#   leaves one pod. A node that is drained or a crash is then an outage, at night, when nobody
#   looks.
#
#   Set `minReplicas` to 2 or more.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/
# custom:
#   id: k8s-hpa-min-replicas
#   severity: note
#   tags: [reliability]
#   peers: ["kube-linter:hpa-minimum-three-replicas", "kube-score:horizontalpodautoscaler-replicas"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [HorizontalPodAutoscaler]
#   bad: |
#     apiVersion: autoscaling/v2
#     kind: HorizontalPodAutoscaler
#     metadata:
#       name: web
#     spec:
#       scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
#       minReplicas: 1
#       maxReplicas: 5
#   good: |
#     apiVersion: autoscaling/v2
#     kind: HorizontalPodAutoscaler
#     metadata:
#       name: web
#     spec:
#       scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
#       minReplicas: 3
#       maxReplicas: 5
package infralint.kubernetes.hpa_min_replicas

deny contains {"msg": msg, "path": ["spec", "minReplicas"]} if {
	is_object(input.spec)
	least := object.get(input.spec, "minReplicas", 1)
	least < 2
	msg := sprintf("autoscaler goes down to %v pods", [least])
}
