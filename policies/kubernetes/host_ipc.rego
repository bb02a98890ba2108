# METADATA
# title: pod shares the memory segments of the node
# description: |
#   A pod in the node's IPC namespace can read and write the shared memory and the
#   message queues of every process of the node that uses them, databases for example.
#
#   Remove `hostIPC: true`; the containers of one pod share their own anyway.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   id: k8s-host-ipc
#   severity: error
#   tags: [security]
#   peers: ["checkov:CKV_K8S_18", "checkov:CKV_K8S_3", "trivy:KSV-0008", "kube-linter:host-ipc"]
#   since: 0.1.0
#   fix: {message: Set hostIPC to false, safe: false}
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [CronJob, DaemonSet, Deployment, DeploymentConfig, Job, Pod, PodSecurityPolicy, PodTemplate, ReplicaSet, ReplicationController, Rollout, StatefulSet]
#   bad: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       hostIPC: true
#       containers:
#         - name: web
#           image: example.com/web:1.4
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       containers:
#         - name: web
#           image: example.com/web:1.4
package infralint.kubernetes.host_ipc

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": "pod shares the memory segments of the node", "path": field, "fix": [{"path": field, "value": false}]} if {
	k8s.pod.hostIPC == true
	field := array.concat(k8s.pod_path, ["hostIPC"])
}

deny contains {"msg": "PodSecurityPolicy admits pods that share the memory segments of the node", "path": ["spec", "hostIPC"]} if {
	object.get(k8s.psp, "hostIPC", false) == true
}
