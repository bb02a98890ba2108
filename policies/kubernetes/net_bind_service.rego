# METADATA
# title: container adds NET_BIND_SERVICE
# description: |
#   The capability lets a process listen on ports below 1024. Nobody needs it any more: container
#   runtimes set `net.ipv4.ip_unprivileged_port_start` to 0 since 2020, and behind a Service the
#   number of the port in the container does not matter. It is the only one that the restricted
#   Pod Security Standard lets a container add, so that this is the last step to none.
#
#   Remove it, or let the application listen on 8080.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
# custom:
#   id: k8s-net-bind-service
#   severity: note
#   tags: [security]
#   peers: ["checkov:CKV_K8S_25"]
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
#           securityContext:
#             capabilities:
#               add: [NET_BIND_SERVICE]
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
package infralint.kubernetes.net_bind_service

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["securityContext", "capabilities", "add", i])} if {
	some path, container in k8s.containers
	some i, name in container.securityContext.capabilities.add
	trim_prefix(upper(name), "CAP_") == "NET_BIND_SERVICE"
	msg := sprintf("%s adds capability %s", [k8s.title(path, container), name])
}
