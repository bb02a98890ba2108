# METADATA
# title: seccomp profile is named by an annotation without effect
# description: |
#   Kubernetes reads the annotations for seccomp no more since 1.27: the container runs without
#   the profile that somebody chose for it, and nothing says so.
#
#   Write `securityContext.seccompProfile`, of the pod or of the container.
# related_resources:
#   - ref: https://kubernetes.io/docs/tutorials/security/seccomp/
# custom:
#   id: k8s-seccomp-annotation
#   severity: warning
#   tags: [security, correctness]
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
#       annotations:
#         seccomp.security.alpha.kubernetes.io/pod: runtime/default
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
#       securityContext:
#         seccompProfile:
#           type: RuntimeDefault
#       containers:
#         - name: web
#           image: example.com/web:1.4
package infralint.kubernetes.seccomp_annotation

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(k8s.pod_metadata_path, ["annotations", key])} if {
	some key, profile in k8s.pod_metadata.annotations
	key in names
	some path, container in k8s.containers
	covers(key, container)
	not k8s.security(container, "seccompProfile")
	msg := sprintf("%s does not run with seccomp profile %v, since the annotation has no effect since Kubernetes 1.27", [k8s.title(path, container), profile])
}

names contains "seccomp.security.alpha.kubernetes.io/pod"

names contains sprintf("container.seccomp.security.alpha.kubernetes.io/%v", [container.name]) if some container in k8s.containers

covers("seccomp.security.alpha.kubernetes.io/pod", _)

covers(key, container) if key == sprintf("container.seccomp.security.alpha.kubernetes.io/%v", [container.name])
