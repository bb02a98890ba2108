# METADATA
# title: container gives up no capability
# description: |
#   A container that drops nothing has all the capabilities that its runtime hands out by
#   default: changing the owner of any file, forging packets, making device files. Whoever gets
#   into it has them too.
#
#   Set `capabilities.drop: [ALL]` and add back what the application cannot do without.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
# custom:
#   id: k8s-capabilities-drop-none
#   severity: note
#   tags: [security]
#   peers: ["trivy:KSV-0004", "checkov:CKV_K8S_36"]
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
#               drop: [MKNOD, NET_RAW]
package infralint.kubernetes.capabilities_drop_none

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["securityContext", "capabilities", "drop"])} if {
	some path, container in k8s.containers
	not k8s.is_windows
	not drops(container)
	msg := sprintf("%s drops no capability", [k8s.title(path, container)])
}

deny contains {"msg": "PodSecurityPolicy makes containers drop no capability", "path": ["spec", "requiredDropCapabilities"]} if {
	is_object(k8s.psp)
	object.get(k8s.psp, "requiredDropCapabilities", []) in {null, []}
}

drops(container) if count(container.securityContext.capabilities.drop) > 0
