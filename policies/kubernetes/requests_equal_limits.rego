# METADATA
# title: memory request differs from the limit
# description: |
#   A container that may use more memory than it requests is placed where that memory is not
#   kept for it. When the node runs short it is killed, on a node that seemed to fit, at a
#   time that nobody chose. With both the same a pod is of the quality of service class
#   Guaranteed if its CPU agrees too, and is evicted last.
#
#   Set both to the same value for what must not be interrupted. A limit without a request is the
#   same, a request without a limit is not.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
# custom:
#   id: k8s-requests-equal-limits
#   severity: note
#   tags: [reliability]
#   peers: ["kube-score:container-resource-requests-equal-limits", "kube-score:container-memory-requests-equal-limits"]
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
#               memory: 64Mi
#             limits:
#               memory: 128Mi
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
#               memory: 128Mi
#             limits:
#               memory: 128Mi
package infralint.kubernetes.requests_equal_limits

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["resources", "requests", "memory"])} if {
	some path, container in k8s.resource_containers
	request := container.resources.requests.memory
	limit := container.resources.limits.memory
	amount(request) != amount(limit)
	msg := sprintf("%s requests %v of memory and may use %v", [k8s.title(path, container), request, limit])
}

amount(quantity) := units.parse_bytes(sprintf("%v", [quantity]))

deny contains {"msg": msg, "path": array.concat(path, ["resources", "requests", "memory"])} if {
	some path, container in k8s.resource_containers
	request := container.resources.requests.memory
	object.get(container, ["resources", "limits", "memory"], null) == null
	msg := sprintf("%s requests %v of memory and may use all there is", [k8s.title(path, container), request])
}
