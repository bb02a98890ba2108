# METADATA
# title: SELinux type, user or role is changed
# description: |
#   On a node with SELinux every container runs with a type that keeps it away from the
#   files of the node and of other containers. Another type (`spc_t`, `unconfined_t`), a
#   user or a role takes that away.
#
#   Leave the options to the container runtime. The types for containers that the Pod
#   Security Standards allow are not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   id: k8s-selinux-options
#   severity: warning
#   tags: [security]
#   peers: ["trivy:KSV-0025"]
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
#             seLinuxOptions:
#               type: spc_t
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
#             seLinuxOptions:
#               level: s0:c123,c456
package infralint.kubernetes.selinux_options

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["securityContext", "seLinuxOptions", field])} if {
	some path, holder in holders
	options := holder.securityContext.seLinuxOptions
	some field in ["type", "user", "role"]
	value := options[field]
	not is_allowed(field, value)
	msg := sprintf("SELinux %s is set to %q", [field, value])
}

holders[k8s.pod_path] := k8s.pod

holders[path] := container if some path, container in k8s.containers

is_allowed("type", value) if value in {"", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"}

is_allowed(field, "") if field in {"user", "role"}
