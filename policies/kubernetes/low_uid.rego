# METADATA
# title: container runs as a user that the node may have
# description: |
#   Users of a container are users of the node unless user namespaces separate them. With a
#   number below 10000 the container shares one with an account of the node, so that what
#   leaks out of the container belongs to somebody there. Without `runAsUser` the number is
#   that of the image, and whoever changes the image changes it.
#
#   Choose a `runAsUser` of 10000 or more.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
# custom:
#   id: k8s-low-uid
#   severity: note
#   tags: [security]
#   peers: ["checkov:CKV_K8S_40", "trivy:KSV-0020", "kube-score:container-security-context-user-group-id"]
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
#           securityContext:
#             runAsUser: 1000
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
#             runAsUser: 10001
package infralint.kubernetes.low_uid

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": k8s.security_path(path, container, "runAsUser")} if {
	some path, container in k8s.containers
	not k8s.is_windows
	not k8s.has_user_namespace
	id := k8s.security(container, "runAsUser")
	id < 10000
	msg := sprintf("%s runs as user %v, below 10000", [k8s.title(path, container), id])
}

deny contains {"msg": msg, "path": k8s.security_path(path, container, "runAsUser")} if {
	some path, container in k8s.containers
	not k8s.is_windows
	not k8s.has_user_namespace
	not has_id(container)
	msg := sprintf("%s does not set runAsUser", [k8s.title(path, container)])
}

has_id(container) if is_number(k8s.security(container, "runAsUser"))
