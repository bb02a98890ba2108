# METADATA
# title: probe asks for a port that the container does not list
# description: |
#   A probe may ask for any number. One that is not among the `ports` of its container is often
#   that of an earlier version, or of another container of the pod, and then the probe fails every
#   time.
#
#   List the port, or put the number right. A port by a name that is not there is the business of
#   k8s-probe-port.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
# custom:
#   id: k8s-probe-port-unlisted
#   severity: note
#   tags: [reliability]
#   peers: ["kube-linter:liveness-port", "kube-linter:readiness-port", "kube-linter:startup-port"]
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
#           ports:
#             - containerPort: 8080
#           livenessProbe:
#             tcpSocket: {port: 8081}
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
#           livenessProbe:
#             tcpSocket: {port: 8080}
package infralint.kubernetes.probe_port_unlisted

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, [probe, how, "port"])} if {
	some path, container in k8s.containers
	some probe in ["livenessProbe", "readinessProbe", "startupProbe"]
	some how in ["grpc", "httpGet", "tcpSocket"]
	port := container[probe][how].port
	regex.match(`^\d+$`, sprintf("%v", [port]))
	not lists(container, port)
	msg := sprintf("%s of %s asks for port %v, which the container does not list", [probe, k8s.title(path, container), port])
}

lists(container, number) if {
	some port in container.ports
	sprintf("%v", [port.containerPort]) == sprintf("%v", [number])
}
