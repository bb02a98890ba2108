# METADATA
# title: ephemeral storage request differs from the limit
# description: |
#   A pod that requests less local storage than it may use is placed on a node that does not keep it
#   for the pod. When the disk of the node is full, the kubelet evicts pods that use more than they
#   requested first.
#
#   Set both to the same value.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
# custom:
#   id: k8s-ephemeral-storage-request-equals-limit
#   severity: note
#   tags: [reliability]
#   peers: ["kube-score:container-ephemeral-storage-request-equals-limit"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [CronJob, DaemonSet, Deployment, DeploymentConfig, Job, Pod, PodTemplate, ReplicaSet, ReplicationController, Rollout, StatefulSet]
#   bad: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       containers:
#         - name: web
#           image: example.com/web:1.4
#           resources:
#             requests:
#               ephemeral-storage: 1Gi
#             limits:
#               ephemeral-storage: 4Gi
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       containers:
#         - name: web
#           image: example.com/web:1.4
#           resources:
#             requests:
#               ephemeral-storage: 1Gi
#             limits:
#               ephemeral-storage: 1Gi
package infralint.kubernetes.ephemeral_storage_request_equals_limit

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["resources", "requests", "ephemeral-storage"])} if {
	some path, container in k8s.resource_containers
	request := container.resources.requests["ephemeral-storage"]
	limit := container.resources.limits["ephemeral-storage"]
	amount(request) != amount(limit)
	msg := sprintf("%s requests %v of ephemeral storage and may use %v", [k8s.title(path, container), request, limit])
}

deny contains {"msg": msg, "path": array.concat(path, ["resources", "requests", "ephemeral-storage"])} if {
	some path, container in k8s.resource_containers
	request := container.resources.requests["ephemeral-storage"]
	object.get(container, ["resources", "limits", "ephemeral-storage"], null) == null
	msg := sprintf("%s requests %v of ephemeral storage and may use all there is", [k8s.title(path, container), request])
}

amount(quantity) := units.parse_bytes(sprintf("%v", [quantity]))
