# METADATA
# title: container occupies a port of the node
# description: |
#   A port of the node is open to everybody who reaches the node, past Services and, with
#   many network plugins, past network policies. Only one pod a node can have it, so that
#   a rollout waits for a node where it is free.
#
#   Use a Service.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   id: k8s-host-port
#   severity: warning
#   tags: [security]
#   peers: ["checkov:CKV_K8S_26", "trivy:KSV-0024"]
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
#           ports:
#             - containerPort: 8080
#               hostPort: 8080
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       containers:
#         - name: web
#           image: example.com/web:1.4
#           ports:
#             - containerPort: 8080
package infralint.kubernetes.host_port

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["ports", i, "hostPort"])} if {
	some path, container in k8s.containers
	some i, port in container.ports
	port.hostPort > 0
	msg := sprintf("%s occupies port %v of the node", [k8s.title(path, container), port.hostPort])
}
