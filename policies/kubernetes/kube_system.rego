# METADATA
# title: workload runs in kube-system
# description: |
#   kube-system is where the cluster's own components run, with rights that nothing else
#   has. A pod there can read their Secrets and use their service accounts, quotas and
#   policies usually leave the namespace out, and an upgrade of the cluster may remove what it
#   does not know.
#
#   Give the workload a namespace of its own.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces
# custom:
#   id: k8s-kube-system
#   severity: warning
#   tags: [security]
#   peers: ["trivy:KSV-0037"]
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
#       namespace: kube-system
#     spec:
#       containers:
#         - name: web
#           image: example.com/web:1.4
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#       namespace: monitoring
#     spec:
#       containers:
#         - name: web
#           image: example.com/web:1.4
package infralint.kubernetes.kube_system

deny contains {"msg": msg, "path": ["metadata", "namespace"]} if {
	input.metadata.namespace == "kube-system"
	msg := sprintf("%s runs in kube-system", [input.kind])
}
