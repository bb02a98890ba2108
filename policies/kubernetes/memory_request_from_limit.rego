# METADATA
# title: memory request is the limit, since none is set
# description: |
#   A container with a limit and no request gets the limit as its request: as much as it may use at
#   most is kept free for it all the time, on nodes that are paid for, although nobody decided that.
#   And when somebody removes the limit, the request is gone with it.
#
#   Set `resources.requests` to what the container needs in ordinary times.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   id: k8s-memory-request-from-limit
#   severity: note
#   tags: [reliability]
#   peers: ["checkov:CKV_K8S_12", "trivy:KSV-0016", "kube-linter:unset-memory-requirements", "kube-score:container-resources"]
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
#             limits:
#               memory: "1"
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
#               memory: "1"
#             limits:
#               memory: "1"
package infralint.kubernetes.memory_request_from_limit

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["resources", "requests", "memory"])} if {
	some path, container in k8s.resource_containers
	has(container, "limits")
	not has(container, "requests")
	not has(k8s.pod, "requests")
	msg := sprintf("%s requests its limit of memory, since it sets no request", [k8s.title(path, container)])
}

has(holder, kind) if object.get(holder, ["resources", kind, "memory"], null) != null
