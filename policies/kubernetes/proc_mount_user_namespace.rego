# METADATA
# title: container in a user namespace sees all of /proc
# description: |
#   In a pod with user namespaces (`hostUsers: false`) `procMount: Unmasked` is safe enough for the
#   baseline of the Pod Security Standards: root there is nobody on the node. The restricted profile
#   forbids it all the same, since what is unmasked still says much about the kernel.
#
#   Remove the field, unless the pod builds containers in containers. Without a user namespace it is
#   the business of k8s-proc-mount.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
# custom:
#   id: k8s-proc-mount-user-namespace
#   severity: note
#   tags: [security]
#   peers: ["trivy:KSV-0027", "kube-linter:unsafe-proc-mount"]
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
#       hostUsers: false
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
#       hostUsers: false
#       containers:
#         - name: web
#           image: example.com/web:1.4
package infralint.kubernetes.proc_mount_user_namespace

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["securityContext", "procMount"])} if {
	k8s.has_user_namespace
	some path, container in k8s.containers
	container.securityContext.procMount == "Unmasked"
	msg := sprintf("%s sees all of /proc, in a user namespace", [k8s.title(path, container)])
}
