# METADATA
# title: container is privileged
# description: |
#   A privileged container has every capability, sees every device of the node and
#   is held by no seccomp or AppArmor profile. Whoever gets code to run in it, by a
#   hole in the application or in one of its dependencies, mounts the node's disk
#   and owns the node with all pods on it.
#
#   Remove `privileged: true`. What the container really needs is nearly always one
#   capability (`capabilities.add`) or one device through a device plugin.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   id: k8s-privileged
#   severity: error
#   tags: [security]
#   peers: ["checkov:CKV_K8S_16", "checkov:CKV_K8S_2", "trivy:KSV-0017", "kube-linter:privileged-container", "kube-score:container-security-context-privileged", "kube-linter:scc-deny-privileged-container"]
#   since: 0.1.0
#   fix: {message: Set privileged to false, safe: false}
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [CronJob, DaemonSet, Deployment, DeploymentConfig, Job, Pod, PodSecurityPolicy, PodTemplate, ReplicaSet, ReplicationController, Rollout, SecurityContextConstraints, StatefulSet]
#   bad: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: agent
#     spec:
#       containers:
#         - name: agent
#           image: example.com/agent:1.4
#           securityContext:
#             privileged: true
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: agent
#     spec:
#       containers:
#         - name: agent
#           image: example.com/agent:1.4
#           securityContext:
#             capabilities:
#               add: [NET_BIND_SERVICE]
package infralint.kubernetes.privileged

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": field, "fix": [{"path": field, "value": false}]} if {
	some path, container in k8s.containers
	container.securityContext.privileged == true
	field := array.concat(path, ["securityContext", "privileged"])
	msg := sprintf("%s is privileged", [k8s.title(path, container)])
}

deny contains {"msg": "PodSecurityPolicy admits privileged containers", "path": ["spec", "privileged"]} if {
	object.get(k8s.psp, "privileged", false) == true
}

deny contains {"msg": "SecurityContextConstraints admit privileged containers", "path": ["allowPrivilegedContainer"]} if {
	input.kind == "SecurityContextConstraints"
	object.get(input, "allowPrivilegedContainer", false) == true
}
