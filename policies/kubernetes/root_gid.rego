# METADATA
# title: container runs in group 0
# description: |
#   Many files of an image and of the node are writable for group 0. A process that is in it, by
#   `runAsGroup`, `supplementalGroups` or `fsGroup`, gains much of what not being root was to
#   prevent.
#
#   Choose another number.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-root-gid
#   severity: note
#   tags: [security]
#   peers: ["trivy:KSV-0116"]
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
#             runAsGroup: 0
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
package infralint.kubernetes.root_gid

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(k8s.pod_path, ["securityContext", field])} if {
	some field in ["runAsGroup", "fsGroup"]
	k8s.pod.securityContext[field] == 0
	msg := sprintf("%s of the pod is 0, the group of root", [field])
}

deny contains {"msg": "supplementalGroups of the pod hold 0, the group of root", "path": array.concat(k8s.pod_path, ["securityContext", "supplementalGroups", i])} if {
	some i, 0 in k8s.pod.securityContext.supplementalGroups
}

deny contains {"msg": msg, "path": array.concat(path, ["securityContext", "runAsGroup"])} if {
	some path, container in k8s.containers
	container.securityContext.runAsGroup == 0
	msg := sprintf("%s runs in group 0, that of root", [k8s.title(path, container)])
}
