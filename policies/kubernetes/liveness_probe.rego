# METADATA
# title: long-running container has no liveness probe
# description: |
#   A process that hangs, in a deadlock for example, stays up for ever: nothing restarts it
#   until a person sees it. A liveness probe makes the kubelet do it.
#
#   Add a `livenessProbe` that fails only when a restart helps. One that asks for a database
#   restarts every pod when the database is slow, which is worse than none.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
# custom:
#   id: k8s-liveness-probe
#   severity: note
#   tags: [reliability]
#   peers: ["checkov:CKV_K8S_8", "kube-linter:no-liveness-probe"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [DaemonSet, Deployment, DeploymentConfig, Pod, PodTemplate, ReplicaSet, ReplicationController, Rollout, StatefulSet]
#   bad: |
#     apiVersion: apps/v1
#     kind: Deployment
#     metadata:
#       name: web
#     spec:
#       selector:
#         matchLabels: {app: web}
#       template:
#         metadata:
#           labels: {app: web}
#         spec:
#           containers:
#             - name: web
#               image: example.com/web:1.4
#   good: |
#     apiVersion: apps/v1
#     kind: Deployment
#     metadata:
#       name: web
#     spec:
#       selector:
#         matchLabels: {app: web}
#       template:
#         metadata:
#           labels: {app: web}
#         spec:
#           containers:
#             - name: web
#               image: example.com/web:1.4
#               livenessProbe:
#                 httpGet: {path: /healthz, port: 8080}
package infralint.kubernetes.liveness_probe

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["livenessProbe"])} if {
	some path, container in k8s.main_containers
	object.get(container, "livenessProbe", null) == null
	msg := sprintf("%s has no liveness probe", [k8s.title(path, container)])
}
