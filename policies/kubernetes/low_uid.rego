# METADATA
# title: container runs as a user that the node may have
# description: |
#   Users of a container are users of the node unless user namespaces separate them. With a
#   number below 10000 the container shares one with an account of the node, so that what
#   leaks out of the container belongs to somebody there.
#
#   Choose a `runAsUser` and `runAsGroup` of 10000 or more.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
# custom:
#   id: k8s-low-uid
#   severity: note
#   tags: [security]
#   peers: ["checkov:CKV_K8S_40", "trivy:KSV-0020", "trivy:KSV-0021", "trivy:KSV-0116", "kube-score:container-security-context-user-group-id"]
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

deny contains {"msg": msg, "path": array.concat(path, ["securityContext", field])} if {
	some path, holder in holders
	some field in ["runAsUser", "runAsGroup"]
	id := holder.securityContext[field]
	id > 0
	id < 10000
	msg := sprintf("%s is %v, below 10000", [field, id])
}

holders[k8s.pod_path] := k8s.pod

holders[path] := container if some path, container in k8s.containers
