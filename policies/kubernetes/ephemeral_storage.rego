# METADATA
# title: container has no request or limit for local storage
# description: |
#   Logs, temporary files and the writable layer of a container fill the disk of the node.
#   Without a limit one container fills it for all, and the kubelet evicts pods until there is
#   space, not necessarily that one.
#
#   Set `ephemeral-storage` in the requests and the limits.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#local-ephemeral-storage
# custom:
#   id: k8s-ephemeral-storage
#   severity: note
#   tags: [reliability]
#   peers: ["kube-score:container-ephemeral-storage-request-and-limit"]
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
#               memory: 64Mi
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
package infralint.kubernetes.ephemeral_storage

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["resources", kind, "ephemeral-storage"])} if {
	some path, container in k8s.resource_containers
	some kind, word in {"requests": "request", "limits": "limit"}
	object.get(container, ["resources", kind, "ephemeral-storage"], null) == null
	msg := sprintf("%s has no %s for ephemeral storage", [k8s.title(path, container), word])
}
