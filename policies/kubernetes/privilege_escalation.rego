# METADATA
# title: container does not rule out gaining privileges
# description: |
#   Unless `allowPrivilegeEscalation` is false, a process can get more rights than its parent: one
#   setuid binary in the image, `su`, `mount` or `ping`, is enough to make an attacker who runs as
#   an ordinary user root in the container.
#
#   Set `securityContext.allowPrivilegeEscalation: false` on every container. It sets the kernel's
#   no_new_privs and costs nothing; only programs that rely on setuid binaries notice.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
# custom:
#   id: k8s-privilege-escalation
#   severity: error
#   tags: [security]
#   peers: ["checkov:CKV_K8S_20", "checkov:CKV_K8S_5", "trivy:KSV-0001"]
#   since: 0.1.0
#   off: true
#   fix: {message: Set allowPrivilegeEscalation to false, safe: false}
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
#             allowPrivilegeEscalation: false
package infralint.kubernetes.privilege_escalation

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": field, "fix": [{"path": field, "value": false}]} if {
	some path, container in k8s.containers
	not k8s.is_windows
	object.get(container, ["securityContext", "allowPrivilegeEscalation"], null) in {null, true}
	field := array.concat(path, ["securityContext", "allowPrivilegeEscalation"])
	msg := sprintf("%s does not set allowPrivilegeEscalation to false", [k8s.title(path, container)])
}

deny contains {"msg": "PodSecurityPolicy does not rule out that containers gain privileges", "path": ["spec", "allowPrivilegeEscalation"]} if {
	object.get(k8s.psp, "allowPrivilegeEscalation", null) in {null, true}
}
