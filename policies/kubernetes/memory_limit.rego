# METADATA
# title: container has no memory limit
# description: |
#   A container without a memory limit takes what the node has. A leak, or one
#   request that is larger than expected, then does not end this container but makes
#   the kernel choose a victim among all pods of the node.
#
#   Set `resources.limits.memory` to a little more than the container was seen to
#   use. A limit on the pod (`spec.resources`) counts for its containers.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   id: k8s-memory-limit
#   severity: warning
#   tags: [reliability]
#   peers: ["checkov:CKV_K8S_13", "trivy:KSV-0018", "kube-linter:unset-memory-requirements", "kube-score:container-resources"]
#   since: 0.1.0
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
#             limits:
#               memory: 256Mi
package infralint.kubernetes.memory_limit

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["resources", "limits", "memory"])} if {
	some path, container in k8s.resource_containers
	not has_limit(container)
	not has_limit(k8s.pod)
	msg := sprintf("%s has no memory limit", [k8s.title(path, container)])
}

has_limit(holder) if object.get(holder, ["resources", "limits", "memory"], null) != null
