# METADATA
# title: container that serves has no readiness probe
# description: |
#   Without a readiness probe a pod gets traffic as soon as its process is started, before
#   it listens, and keeps getting it when it hangs. Every rollout then drops requests, and a
#   rollout of a version that does not start up replaces all pods that worked.
#
#   Add a `readinessProbe` that asks for what the container serves. Containers without
#   `ports`, init containers and jobs serve nothing and are not reported; what a Service leads
#   to all the same, k8s-service-readiness reports.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
# custom:
#   id: k8s-readiness-probe
#   severity: warning
#   tags: [reliability]
#   peers: ["checkov:CKV_K8S_9", "kube-linter:no-readiness-probe", "kube-score:pod-probes"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [DaemonSet, Deployment, DeploymentConfig, ReplicaSet, ReplicationController, Rollout, StatefulSet]
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
#               ports:
#                 - containerPort: 8080
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
#               ports:
#                 - containerPort: 8080
#               readinessProbe:
#                 httpGet: {path: /ready, port: 8080}
package infralint.kubernetes.readiness_probe

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["readinessProbe"])} if {
	some path, container in k8s.serving_containers
	object.get(container, "readinessProbe", null) == null
	msg := sprintf("%s serves a port but has no readiness probe", [k8s.title(path, container)])
}
