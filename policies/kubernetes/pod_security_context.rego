# METADATA
# title: pod has no security context
# description: |
#   The security context of the pod says for all containers, those too that something injects, which
#   user they are, which group owns the volumes and which seccomp profile holds. Without, each
#   container needs its own.
#
#   Add a `securityContext` with `runAsNonRoot: true` and `seccompProfile: {type: RuntimeDefault}`.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-pod-security-context
#   severity: note
#   tags: [security]
#   peers: ["trivy:KSV-0118"]
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
package infralint.kubernetes.pod_security_context

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": "pod has no security context", "path": array.concat(k8s.pod_path, ["securityContext"])} if {
	is_object(k8s.pod)
	object.get(k8s.pod, "securityContext", null) in {null, {}}
}
