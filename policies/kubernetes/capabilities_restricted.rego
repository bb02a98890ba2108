# METADATA
# title: container adds a capability other than NET_BIND_SERVICE
# description: |
#   The restricted profile of the Pod Security Standards allows one capability to be
#   added: NET_BIND_SERVICE, to listen on a port below 1024. Every other one gives an
#   attacker in the container a tool, CHOWN and DAC_OVERRIDE to read and take over files
#   of shared volumes, SETUID to become another user there.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
# custom:
#   id: k8s-capabilities-restricted
#   severity: warning
#   tags: [security]
#   peers: ["checkov:CKV_K8S_25", "trivy:KSV-0106", "checkov:CKV_K8S_24"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [CronJob, DaemonSet, Deployment, DeploymentConfig, Job, Pod, PodSecurityPolicy, PodTemplate, ReplicaSet, ReplicationController, Rollout, StatefulSet]
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
#               drop: [ALL]
#               add: [CHOWN]
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
package infralint.kubernetes.capabilities_restricted

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["securityContext", "capabilities", "add", i])} if {
	some path, container in k8s.containers
	not k8s.is_windows
	some i, name in container.securityContext.capabilities.add
	trim_prefix(upper(name), "CAP_") != "NET_BIND_SERVICE"
	msg := sprintf("%s adds capability %s", [k8s.title(path, container), name])
}

deny contains {"msg": msg, "path": ["spec", "allowedCapabilities", i]} if {
	some i, name in object.get(k8s.psp, "allowedCapabilities", [])
	trim_prefix(upper(name), "CAP_") != "NET_BIND_SERVICE"
	msg := sprintf("PodSecurityPolicy admits containers that add capability %s", [name])
}
