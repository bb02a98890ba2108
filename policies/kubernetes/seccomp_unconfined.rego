# METADATA
# title: seccomp is switched off
# description: |
#   `Unconfined` lets a process make every system call of the kernel, the rare ones too in
#   which most holes that lead out of containers were found. It also overrides a node that
#   gives every pod the profile of its container runtime.
#
#   Remove it, or name `RuntimeDefault` or a profile of your own.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   id: k8s-seccomp-unconfined
#   severity: warning
#   tags: [security]
#   peers: []
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
#       securityContext:
#         seccompProfile:
#           type: Unconfined
#       containers:
#         - name: web
#           image: example.com/web:1.4
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       securityContext:
#         seccompProfile:
#           type: RuntimeDefault
#       containers:
#         - name: web
#           image: example.com/web:1.4
package infralint.kubernetes.seccomp_unconfined

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": "seccomp is switched off for the pod", "path": array.concat(k8s.pod_path, ["securityContext", "seccompProfile", "type"])} if {
	k8s.pod.securityContext.seccompProfile.type == "Unconfined"
}

deny contains {"msg": msg, "path": array.concat(path, ["securityContext", "seccompProfile", "type"])} if {
	some path, container in k8s.containers
	container.securityContext.seccompProfile.type == "Unconfined"
	msg := sprintf("seccomp is switched off for %s", [k8s.title(path, container)])
}
