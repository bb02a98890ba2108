# METADATA
# title: socket of the container runtime is mounted
# description: |
#   Whoever may talk to the container runtime of a node may start a privileged container
#   on it, and owns the node and every pod there. The socket needs no password, and that
#   the volume is mounted read-only does not help: one writes to a socket, not to its file.
#
#   Build images with a tool that needs no daemon (BuildKit rootless, Kaniko, Buildah),
#   read metrics and logs from the kubelet.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html
# custom:
#   id: k8s-docker-socket
#   severity: error
#   tags: [security]
#   peers: ["checkov:CKV_K8S_27", "trivy:KSV-0006", "kube-linter:docker-sock"]
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
#           volumeMounts:
#             - name: docker
#               mountPath: /var/run/docker.sock
#
#       volumes:
#         - name: docker
#           hostPath:
#             path: /var/run/docker.sock
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       containers:
#         - name: web
#           image: example.com/web:1.4
package infralint.kubernetes.docker_socket

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(k8s.pod_path, ["volumes", i, "hostPath", "path"])} if {
	some i, volume in k8s.pod.volumes
	k8s.is_runtime_socket(volume.hostPath.path)
	msg := sprintf("%s is the socket of the container runtime, %s", [k8s.volume_title(volume), volume.hostPath.path])
}
