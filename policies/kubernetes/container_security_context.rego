# METADATA
# title: container has no security context
# description: |
#   What a container may do is mostly decided by its own security context: privileges, capabilities
#   and a writable file system cannot be given up for the whole pod. One without runs with what the
#   runtime hands out.
#
#   Add a `securityContext` with `allowPrivilegeEscalation: false`, `readOnlyRootFilesystem: true` and
#   `capabilities.drop: [ALL]`.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-container-security-context
#   severity: note
#   tags: [security]
#   peers: ["checkov:CKV_K8S_30", "trivy:KSV-0118"]
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
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       containers:
#         - name: web
#           image: example.com/web:1.4
#           securityContext:
#             allowPrivilegeEscalation: false
package infralint.kubernetes.container_security_context

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["securityContext"])} if {
	some path, container in k8s.containers
	object.get(container, "securityContext", null) in {null, {}}
	msg := sprintf("%s has no security context", [k8s.title(path, container)])
}
