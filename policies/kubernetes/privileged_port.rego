# METADATA
# title: container listens on a port below 1024
# description: |
#   To listen on a port below 1024 a process must be root or have the capability
#   NET_BIND_SERVICE. Behind a Service the number of the port in the container does not
#   matter.
#
#   Let the application listen on 8080, and map 80 to it in the Service.
# related_resources:
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
# custom:
#   id: k8s-privileged-port
#   severity: note
#   tags: [security]
#   peers: ["trivy:KSV-0117", "kube-linter:privileged-ports"]
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
#             - containerPort: 80
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
package infralint.kubernetes.privileged_port

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["ports", i, "containerPort"])} if {
	some path, container in k8s.containers
	some i, port in container.ports
	port.containerPort > 0
	port.containerPort < 1024
	msg := sprintf("%s listens on port %v, below 1024", [k8s.title(path, container), port.containerPort])
}
