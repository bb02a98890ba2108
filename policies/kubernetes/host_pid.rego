# METADATA
# title: pod sees the processes of the node
# description: |
#   A pod in the node's process namespace sees every process of the node, reads their
#   environment, with the secrets in it, from /proc, and may send them signals. Together
#   with a privileged container or SYS_PTRACE it is the shortest way to root on the node.
#
#   Remove `hostPID: true`. Containers of one pod can share their processes with
#   `shareProcessNamespace`.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   id: k8s-host-pid
#   severity: error
#   tags: [security]
#   peers: ["checkov:CKV_K8S_17", "checkov:CKV_K8S_1", "trivy:KSV-0010", "kube-linter:host-pid"]
#   since: 0.1.0
#   fix: {message: Set hostPID to false, safe: false}
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
#       hostPID: true
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
package infralint.kubernetes.host_pid

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": "pod sees the processes of the node", "path": field, "fix": [{"path": field, "value": false}]} if {
	k8s.pod.hostPID == true
	field := array.concat(k8s.pod_path, ["hostPID"])
}

deny contains {"msg": "PodSecurityPolicy admits pods that see the processes of the node", "path": ["spec", "hostPID"]} if {
	object.get(k8s.psp, "hostPID", false) == true
}
