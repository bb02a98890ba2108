# METADATA
# title: container adds a capability that reaches beyond it
# description: |
#   Capabilities outside of the default set reach beyond the container: with SYS_ADMIN or
#   SYS_MODULE its process owns the node, with SYS_PTRACE it reads the memory of others,
#   with NET_ADMIN it redirects their traffic, with NET_RAW it answers in their place.
#
#   Remove it. What Kubernetes' baseline allows is not reported, so that a container can
#   drop ALL and add back CHOWN, SETUID or NET_BIND_SERVICE.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
# custom:
#   id: k8s-capabilities-added
#   severity: error
#   tags: [security]
#   peers: ["checkov:CKV_K8S_39", "trivy:KSV-0005", "trivy:KSV-0022", "trivy:KSV-0119", "trivy:KSV-0120"]
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
#             capabilities:
#               add: [SYS_ADMIN]
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
#             capabilities:
#               drop: [ALL]
#               add: [NET_BIND_SERVICE]
package infralint.kubernetes.capabilities_added

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["securityContext", "capabilities", "add", i])} if {
	some path, container in k8s.containers
	some i, name in container.securityContext.capabilities.add
	not plain(name) in baseline
	msg := sprintf("%s adds capability %s", [k8s.title(path, container), name])
}

plain(name) := trim_prefix(upper(name), "CAP_")

# baseline are the capabilities that the Pod Security Standards allow to be added.
baseline := {
	"AUDIT_WRITE",
	"CHOWN",
	"DAC_OVERRIDE",
	"FOWNER",
	"FSETID",
	"KILL",
	"MKNOD",
	"NET_BIND_SERVICE",
	"SETFCAP",
	"SETGID",
	"SETPCAP",
	"SETUID",
	"SYS_CHROOT",
}
