# METADATA
# title: container asks to be able to gain privileges
# description: |
#   With `allowPrivilegeEscalation: true` a process can get more rights than its parent: one
#   setuid binary in the image, `su`, `mount` or `ping`, is enough to make an attacker who runs as
#   an ordinary user root in the container.
#
#   Set it to false: that sets the kernel's no_new_privs and costs nothing; only programs that
#   rely on setuid binaries notice. Containers that say nothing, which means true, are reported
#   by k8s-privilege-escalation, which is off by default.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
# custom:
#   id: k8s-privilege-escalation-allowed
#   severity: error
#   tags: [security]
#   peers: ["kube-linter:privilege-escalation-container"]
#   since: 0.1.0
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
#           securityContext:
#             allowPrivilegeEscalation: true
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
package infralint.kubernetes.privilege_escalation_allowed

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": field, "fix": [{"path": field, "value": false}]} if {
	some path, container in k8s.containers
	not k8s.is_windows
	container.securityContext.allowPrivilegeEscalation == true
	field := array.concat(path, ["securityContext", "allowPrivilegeEscalation"])
	msg := sprintf("%s sets allowPrivilegeEscalation to true", [k8s.title(path, container)])
}

deny contains {"msg": "PodSecurityPolicy admits containers that may gain privileges", "path": ["spec", "allowPrivilegeEscalation"]} if {
	object.get(k8s.psp, "allowPrivilegeEscalation", null) == true
}
