# METADATA
# title: pod changes an unsafe kernel parameter
# description: |
#   Most kernel parameters hold for the whole node. A pod that changes one weakens or stops
#   every other pod there, and the kubelet refuses to start it unless the parameter was
#   allowed on that node.
#
#   Set such parameters when the node is made. Those that belong to the pod alone are safe
#   and not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   id: k8s-unsafe-sysctls
#   severity: error
#   tags: [security]
#   peers: ["trivy:KSV-0026", "kube-linter:unsafe-sysctls"]
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
#       securityContext:
#         sysctls:
#           - name: kernel.msgmax
#             value: "65536"
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
#         sysctls:
#           - name: net.ipv4.ip_unprivileged_port_start
#             value: "0"
#       containers:
#         - name: web
#           image: example.com/web:1.4
package infralint.kubernetes.unsafe_sysctls

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(k8s.pod_path, ["securityContext", "sysctls", i, "name"])} if {
	some i, sysctl in k8s.pod.securityContext.sysctls
	not replace(sysctl.name, "/", ".") in safe
	msg := sprintf("pod changes the kernel parameter %s", [sysctl.name])
}

# safe are the parameters that a kubelet allows by itself, see
# https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/#safe-and-unsafe-sysctls.
safe := {
	"kernel.shm_rmid_forced",
	"net.ipv4.ip_local_port_range",
	"net.ipv4.ip_local_reserved_ports",
	"net.ipv4.ip_unprivileged_port_start",
	"net.ipv4.ping_group_range",
	"net.ipv4.tcp_fin_timeout",
	"net.ipv4.tcp_keepalive_intvl",
	"net.ipv4.tcp_keepalive_probes",
	"net.ipv4.tcp_keepalive_time",
	"net.ipv4.tcp_rmem",
	"net.ipv4.tcp_syncookies",
	"net.ipv4.tcp_wmem",
}
