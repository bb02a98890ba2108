# METADATA
# title: CPU request differs from the limit
# description: |
#   A container that requests less CPU than it uses shares the rest with whoever else is on the
#   node: it is fast on an empty node and slow on a full one. Only with the request equal to the
#   limit, for CPU and memory of every container, is a pod of the class Guaranteed, and only then can
#   it have CPUs of its own.
#
#   Set both to the same value where each pod must behave alike.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
# custom:
#   id: k8s-cpu-request-equals-limit
#   severity: note
#   tags: [reliability]
#   peers: ["kube-score:container-resource-requests-equal-limits", "kube-score:container-cpu-requests-equal-limits"]
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
#               cpu: 100m
#             limits:
#               cpu: 500m
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
#               cpu: 100m
#             limits:
#               cpu: 100m
package infralint.kubernetes.cpu_request_equals_limit

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["resources", "requests", "cpu"])} if {
	some path, container in k8s.resource_containers
	request := container.resources.requests.cpu
	limit := container.resources.limits.cpu
	amount(request) != amount(limit)
	msg := sprintf("%s requests %v of CPU and may use %v", [k8s.title(path, container), request, limit])
}

deny contains {"msg": msg, "path": array.concat(path, ["resources", "requests", "cpu"])} if {
	some path, container in k8s.resource_containers
	request := container.resources.requests.cpu
	object.get(container, ["resources", "limits", "cpu"], null) == null
	msg := sprintf("%s requests %v of CPU and may use all there is", [k8s.title(path, container), request])
}

amount(quantity) := units.parse(sprintf("%v", [quantity]))
