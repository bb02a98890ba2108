# METADATA
# title: container sees all of /proc
# description: |
#   The container runtime hides parts of /proc that reveal or change the kernel: keys,
#   timers, the memory of the node. `procMount: Unmasked` shows them, and with them ways to
#   crash the node or to leave the container.
#
#   Remove the field. It is meant for building containers in containers, which user
#   namespaces (`hostUsers: false`) make safe; with those it is not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   id: k8s-proc-mount
#   severity: error
#   tags: [security]
#   peers: ["trivy:KSV-0027", "kube-linter:unsafe-proc-mount"]
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
#           securityContext:
#             procMount: Unmasked
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
#             procMount: Default
package infralint.kubernetes.proc_mount

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["securityContext", "procMount"])} if {
	some path, container in k8s.containers
	container.securityContext.procMount == "Unmasked"
	not k8s.has_user_namespace
	msg := sprintf("%s sees all of /proc", [k8s.title(path, container)])
}
