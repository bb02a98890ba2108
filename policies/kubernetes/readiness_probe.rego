# METADATA
# title: container that serves has no readiness probe
# description: |
#   Without a readiness probe a pod gets traffic as soon as its process is started, before
#   it listens, and keeps getting it when it hangs. Every rollout then drops requests, and a
#   rollout of a version that does not start up replaces all pods that worked.
#
#   Add a `readinessProbe` that asks for what the container serves. Containers without
#   `ports` that no Service selects, init containers, jobs and single pods without a Service
#   serve nothing and are not reported.
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
#         kinds: [DaemonSet, Deployment, DeploymentConfig, Pod, ReplicaSet, ReplicationController, Rollout, StatefulSet]
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
	input.kind != "Pod"
	some path, container in k8s.serving_containers
	lacks_probe(container)
	msg := sprintf("%s serves a port but has no readiness probe", [k8s.title(path, container)])
}

deny contains {"msg": msg, "path": array.concat(path, ["readinessProbe"])} if {
	some service in services
	some path, container in k8s.main_containers
	is_served(container)
	lacks_probe(container)
	msg := sprintf("%s serves Service %q but has no readiness probe", [k8s.title(path, container), service])
}

lacks_probe(container) if object.get(container, "readinessProbe", null) == null

# is_served holds for the containers that a Service leads to: those with ports,
# where any has one.
is_served(container) if {
	input.kind == "Pod"
	count(container.ports) > 0
}

is_served(_) if {
	count(k8s.serving_containers) == 0
	count(k8s.main_containers) == 1
}

services contains object.get(service, ["metadata", "name"], "") if {
	some service in data.rendered
	service.kind == "Service"
	service.apiVersion == "v1"
	namespace(service) == namespace(input)
	count(service.spec.selector) > 0
	every key, value in service.spec.selector {
		k8s.pod_metadata.labels[key] == value
	}
}

namespace(object_) := object.get(object_, ["metadata", "namespace"], "")
