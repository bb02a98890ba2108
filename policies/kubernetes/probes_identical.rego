# METADATA
# title: liveness and readiness probe are the same
# description: |
#   The two probes mean different things: not ready takes a pod out of the Service for a
#   while, not alive kills it. With one probe for both a pod that is busy is restarted
#   instead of relieved, its load goes to the others, and they follow.
#
#   Ask for less in the liveness probe, or let it fail later (`failureThreshold`), or leave
#   it out.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
# custom:
#   id: k8s-probes-identical
#   severity: note
#   tags: [reliability]
#   peers: ["kube-score:pod-probes-identical"]
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
#           livenessProbe:
#             httpGet: {path: /healthz, port: 8080}
#           readinessProbe:
#             httpGet: {path: /healthz, port: 8080}
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       containers:
#         - name: web
#           image: example.com/web:1.4
#           livenessProbe:
#             httpGet: {path: /healthz, port: 8080}
#             failureThreshold: 10
#           readinessProbe:
#             httpGet: {path: /healthz, port: 8080}
package infralint.kubernetes.probes_identical

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["livenessProbe"]), "related": related} if {
	some path, container in k8s.main_containers
	is_object(container.livenessProbe)
	container.livenessProbe == container.readinessProbe
	msg := sprintf("liveness probe of %s is the same as its readiness probe", [k8s.title(path, container)])
	related := [{"msg": "the readiness probe", "path": array.concat(path, ["readinessProbe"])}]
}
