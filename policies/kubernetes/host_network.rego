# METADATA
# title: pod uses the network of the node
# description: |
#   A pod in the node's network sees the traffic of all pods of the node, reaches what
#   listens on the node's loopback address, among it the kubelet's read-only and debug
#   ports, and the metadata service of the cloud with the node's credentials. Network
#   policies do not hold for it, and its ports collide with those of the node.
#
#   Remove `hostNetwork: true`; a Service or a hostPort gives a pod an address on the node.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   id: k8s-host-network
#   severity: error
#   tags: [security]
#   peers: ["checkov:CKV_K8S_19", "checkov:CKV_K8S_4", "trivy:KSV-0009", "kube-linter:host-network"]
#   since: 0.1.0
#   fix: {message: Set hostNetwork to false, safe: false}
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
#       hostNetwork: true
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
package infralint.kubernetes.host_network

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": "pod uses the network of the node", "path": field, "fix": [{"path": field, "value": false}]} if {
	k8s.pod.hostNetwork == true
	field := array.concat(k8s.pod_path, ["hostNetwork"])
}

deny contains {"msg": "PodSecurityPolicy admits pods in the network of the node", "path": ["spec", "hostNetwork"]} if {
	object.get(k8s.psp, "hostNetwork", false) == true
}
