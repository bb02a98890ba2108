# METADATA
# title: container may write to the node
# description: |
#   A directory of the node that a container may write to outlives the pod and is shared with all
#   that run there: an attacker leaves a program that the node starts, a link that another pod
#   follows, or fills the disk until the node evicts everybody.
#
#   Mount it with `readOnly: true`, or use a volume that belongs to the pod.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
# custom:
#   id: k8s-writable-host-path
#   severity: warning
#   tags: [security]
#   peers: ["kube-linter:writable-host-mount"]
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
#       volumes:
#         - name: data
#           hostPath:
#             path: /data
#       containers:
#         - name: web
#           image: example.com/web:1.4
#           volumeMounts:
#             - name: data
#               mountPath: /data
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       volumes:
#         - name: data
#           hostPath:
#             path: /data
#       containers:
#         - name: web
#           image: example.com/web:1.4
#           volumeMounts:
#             - name: data
#               mountPath: /data
#               readOnly: true
package infralint.kubernetes.writable_host_path

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["volumeMounts", i, "readOnly"])} if {
	some path, container in k8s.containers
	some i, mount in container.volumeMounts
	object.get(mount, "readOnly", false) != true
	some j, host in k8s.host_paths
	mount.name == k8s.pod.volumes[j].name
	msg := sprintf("%s may write to %s of the node", [k8s.title(path, container), host])
}
