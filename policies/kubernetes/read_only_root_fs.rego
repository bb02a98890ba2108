# METADATA
# title: file system of the container is writable
# description: |
#   On a writable file system an attacker replaces the program that runs, drops tools and
#   leaves a back door that lasts until the container is replaced. What a container writes
#   there is also lost with it, and fills the disk of the node.
#
#   Set `readOnlyRootFilesystem: true` and mount an `emptyDir` where the application must
#   write, which is usually /tmp.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-read-only-root-fs
#   severity: warning
#   tags: [security]
#   peers: ["checkov:CKV_K8S_22", "trivy:KSV-0014", "kube-linter:no-read-only-root-fs", "kube-score:container-security-context-readonlyrootfilesystem"]
#   since: 0.1.0
#   off: true
#   fix: {message: Make the root file system read-only, safe: false}
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
#             readOnlyRootFilesystem: true
package infralint.kubernetes.read_only_root_fs

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": field, "fix": [{"path": field, "value": true}]} if {
	some path, container in k8s.resource_containers
	not k8s.is_windows
	object.get(container, ["securityContext", "readOnlyRootFilesystem"], false) != true
	field := array.concat(path, ["securityContext", "readOnlyRootFilesystem"])
	msg := sprintf("%s can write to its root file system", [k8s.title(path, container)])
}
