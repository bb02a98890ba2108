# METADATA
# title: volume is a directory of the node
# description: |
#   A path of the node in a pod is a way out of it: with /etc or /var/lib/kubelet an
#   attacker takes the node and the tokens of all of its pods, with a writable /var/log the
#   files that the log collector reads as root. The data also stays on a node that the pod
#   leaves, and what another pod left there comes with it.
#
#   Use a PersistentVolumeClaim, an emptyDir, or a ConfigMap. An agent that must read the
#   node's files deserves an exception in the configuration. The sockets of container
#   runtimes are the business of k8s-docker-socket.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
# custom:
#   id: k8s-host-path
#   severity: error
#   tags: [security]
#   peers: ["trivy:KSV-0023"]
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
#
#       volumes:
#         - name: data
#           hostPath:
#             path: /data
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       containers:
#         - name: web
#           image: example.com/web:1.4
#
#       volumes:
#         - name: data
#           persistentVolumeClaim:
#             claimName: data
package infralint.kubernetes.host_path

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(k8s.pod_path, ["volumes", i, "hostPath", "path"])} if {
	some i, volume in k8s.pod.volumes
	path := volume.hostPath.path
	not k8s.is_runtime_socket(path)
	msg := sprintf("%s is %s of the node", [k8s.volume_title(volume), path])
}
