# METADATA
# title: pod changes how names resolve
# description: |
#   `hostAliases` writes into /etc/hosts of the pod, which wins over DNS. An entry that was
#   made for a migration sends traffic to an address that meanwhile belongs to somebody else,
#   and nobody who looks at DNS sees why.
#
#   Put the name into DNS, or into a Service of type ExternalName.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/
# custom:
#   id: k8s-host-aliases
#   severity: note
#   tags: [reliability]
#   peers: ["trivy:KSV-0007"]
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
#       hostAliases:
#         - ip: 203.0.113.7
#           hostnames: [db.example.com]
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
package infralint.kubernetes.host_aliases

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(k8s.pod_path, ["hostAliases", i, "ip"])} if {
	some i, alias in k8s.pod.hostAliases
	msg := sprintf("pod resolves %s to %v by itself", [concat(", ", object.get(alias, "hostnames", ["names"])), object.get(alias, "ip", "an address")])
}
