# METADATA
# title: probe names a port that the container does not have
# description: |
#   A probe that asks for a port by name needs that name among the ports of its container.
#   Where it is missing the probe fails every time: a readiness probe keeps the pod out of
#   its Service for ever, a liveness probe restarts it for ever.
#
#   Name the port in `ports`, or write its number. A number need not stand in `ports` and is
#   not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
# custom:
#   id: k8s-probe-port
#   severity: warning
#   tags: [correctness, reliability]
#   peers: ["kube-linter:liveness-port", "kube-linter:readiness-port", "kube-linter:startup-port"]
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
#             - name: web
#               containerPort: 8080
#           readinessProbe:
#             httpGet: {path: /ready, port: http}
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
#             - name: http
#               containerPort: 8080
#           readinessProbe:
#             httpGet: {path: /ready, port: http}
package infralint.kubernetes.probe_port

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, [probe, how, "port"])} if {
	some path, container in k8s.containers
	some probe in ["livenessProbe", "readinessProbe", "startupProbe"]
	handler := container[probe]
	some how in ["httpGet", "tcpSocket"]
	port := handler[how].port
	is_string(port)
	not regex.match(`^\d+$|[$<]|\{\{`, port) # neither a number nor something that is filled in
	not has_port(container, port)
	msg := sprintf("%s of %s asks for port %q, which the container does not name", [probe, k8s.title(path, container), port])
}

has_port(container, name) if {
	some port in container.ports
	port.name == name
}
