# METADATA
# title: neither pod nor container has a security context
# description: |
#   Nobody has thought of what this container may do: it runs as the user of the image, with all the
#   capabilities and system calls that the runtime allows.
#
#   Add a `securityContext` to the pod and to the container.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-no-security-context
#   severity: note
#   tags: [security]
#   peers: ["checkov:CKV_K8S_29"]
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
package infralint.kubernetes.no_security_context

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["securityContext"])} if {
	some path, container in k8s.containers
	object.get(k8s.pod, "securityContext", null) in {null, {}}
	object.get(container, "securityContext", null) in {null, {}}
	msg := sprintf("neither the pod nor %s has a security context", [k8s.title(path, container)])
}
