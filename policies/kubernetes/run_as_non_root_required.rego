# METADATA
# title: runAsNonRoot is not set to true
# description: |
#   The restricted profile of the Pod Security Standards wants `runAsNonRoot: true`, also where
#   `runAsUser` names a user: it is what makes the kubelet refuse to start a container as root,
#   whoever changes the number later. A namespace that enforces the profile rejects the pod.
#
#   Set it on the pod, which holds for all of its containers, or on each container.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
# custom:
#   id: k8s-run-as-non-root-required
#   severity: warning
#   tags: [security]
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
#       securityContext:
#         runAsNonRoot: true
#       containers:
#         - name: web
#           image: example.com/web:1.4
package infralint.kubernetes.run_as_non_root_required

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": k8s.security_path(path, container, "runAsNonRoot")} if {
	some path, container in k8s.containers
	not k8s.has_user_namespace
	not is_required(container)
	msg := sprintf("%s does not have runAsNonRoot: true", [k8s.title(path, container)])
}

is_required(container) if k8s.security(container, "runAsNonRoot") == true
