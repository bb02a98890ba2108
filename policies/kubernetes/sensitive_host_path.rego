# METADATA
# title: volume is a directory of the system of the node
# description: |
#   With /etc, /proc or the root of the file system of the node in a pod, whoever takes over the
#   pod takes the node: passwords, keys of the kubelet, kernel settings and the files of all other
#   pods are there to read, and to change unless the mount forbids it.
#
#   Mount the one file that is needed, read-only, or leave it to an agent that is made for it.
#   k8s-host-path reports every path of the node; this rule the worst of them.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
# custom:
#   id: k8s-sensitive-host-path
#   severity: error
#   tags: [security]
#   peers: ["trivy:KSV-0121", "kube-linter:sensitive-host-mounts"]
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
#         - name: config
#           hostPath:
#             path: /etc
#       containers:
#         - name: web
#           image: example.com/web:1.4
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       volumes:
#         - name: logs
#           hostPath:
#             path: /var/log/app
#       containers:
#         - name: web
#           image: example.com/web:1.4
package infralint.kubernetes.sensitive_host_path

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(k8s.pod_path, ["volumes", i, "hostPath", "path"])} if {
	some i, path in k8s.host_paths
	path in sensitive
	msg := sprintf("%s is %s of the node", [k8s.volume_title(k8s.pod.volumes[i]), path])
}

sensitive := {
	"/",
	"/bin",
	"/boot",
	"/dev",
	"/etc",
	"/etc/kubernetes",
	"/lib",
	"/lib64",
	"/proc",
	"/root",
	"/run",
	"/sbin",
	"/sys",
	"/usr",
	"/var",
	"/var/lib",
	"/var/lib/containerd",
	"/var/lib/docker",
	"/var/lib/etcd",
	"/var/lib/kubelet",
	"/var/run",
}
