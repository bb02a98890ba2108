# METADATA
# title: container runs as a group that the node may have
# description: |
#   Groups of a container are groups of the node unless user namespaces separate them. With a
#   number below 10000, or none, which means group 0 for most images, what the container leaves on
#   a volume of the node belongs to a group there.
#
#   Choose a `runAsGroup` of 10000 or more.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
# custom:
#   id: k8s-low-gid
#   severity: note
#   tags: [security]
#   peers: ["trivy:KSV-0021", "kube-score:container-security-context-user-group-id"]
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
#             runAsGroup: 1000
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
#             runAsGroup: 20000
package infralint.kubernetes.low_gid

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": k8s.security_path(path, container, "runAsGroup")} if {
	some path, container in k8s.containers
	not k8s.is_windows
	not k8s.has_user_namespace
	id := k8s.security(container, "runAsGroup")
	id < 10000
	msg := sprintf("%s runs as group %v, below 10000", [k8s.title(path, container), id])
}

deny contains {"msg": msg, "path": k8s.security_path(path, container, "runAsGroup")} if {
	some path, container in k8s.containers
	not k8s.is_windows
	not k8s.has_user_namespace
	not has_id(container)
	msg := sprintf("%s does not set runAsGroup", [k8s.title(path, container)])
}

has_id(container) if is_number(k8s.security(container, "runAsGroup"))
