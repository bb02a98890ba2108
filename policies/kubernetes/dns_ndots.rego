# METADATA
# title: names outside of the cluster are looked up five times
# description: |
#   Pods get `ndots:5`: a name with fewer than five dots, such as api.example.com, is first
#   looked up below every search domain of the cluster. Each call to the outside costs four
#   DNS queries more, which shows in latency and loads the DNS of the cluster.
#
#   Set the option `ndots` to 2 or less in `dnsConfig`, or end such names with a dot.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config
# custom:
#   id: k8s-dns-ndots
#   severity: note
#   tags: [reliability]
#   peers: ["kube-linter:dnsconfig-options"]
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
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       dnsConfig:
#         options:
#           - name: ndots
#             value: "2"
#       containers:
#         - name: web
#           image: example.com/web:1.4
package infralint.kubernetes.dns_ndots

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": "pod looks names up with ndots of 5", "path": array.concat(k8s.pod_path, ["dnsConfig", "options"])} if {
	is_object(k8s.pod)
	object.get(k8s.pod, "dnsPolicy", "ClusterFirst") in {"ClusterFirst", "ClusterFirstWithHostNet"}
	not has_ndots
}

has_ndots if {
	some option in k8s.pod.dnsConfig.options
	option.name == "ndots"
}
