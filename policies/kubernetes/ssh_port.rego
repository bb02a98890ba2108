# METADATA
# title: container exposes SSH
# description: |
#   An SSH server in a container is a second way in that the cluster's access control,
#   audit log and credentials know nothing of, with keys or passwords that nobody rotates.
#
#   Remove it: `kubectl exec` and `kubectl debug` need no server and are logged.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/debug/debug-application/debug-running-pod/
# custom:
#   id: k8s-ssh-port
#   severity: warning
#   tags: [security]
#   peers: ["kube-linter:ssh-port"]
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
#             - containerPort: 22
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
package infralint.kubernetes.ssh_port

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["ports", i, "containerPort"])} if {
	some path, container in k8s.containers
	some i, port in container.ports
	port.containerPort == 22
	object.get(port, "protocol", "TCP") == "TCP"
	msg := sprintf("%s exposes port 22, that of SSH", [k8s.title(path, container)])
}
