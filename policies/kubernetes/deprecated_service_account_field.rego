# METADATA
# title: service account is named by the deprecated field
# description: |
#   `serviceAccount` is the old name of `serviceAccountName`. The API server copies one to
#   the other, so that what runs differs from what is written, tools that compare the two see
#   a change that is none, and policies that read one field miss the other.
#
#   Write `serviceAccountName`.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec
# custom:
#   id: k8s-deprecated-service-account-field
#   severity: note
#   tags: [style]
#   peers: ["kube-linter:deprecated-service-account-field"]
#   since: 0.1.0
#   fix: {message: Name it by serviceAccountName, safe: true}
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
#       serviceAccount: web
#       containers:
#         - name: web
#           image: example.com/web:1.4
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       serviceAccountName: web
#       containers:
#         - name: web
#           image: example.com/web:1.4
package infralint.kubernetes.deprecated_service_account_field

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": field, "fix": [{"path": field, "key": "serviceAccountName"}]} if {
	name := k8s.pod.serviceAccount
	object.get(k8s.pod, "serviceAccountName", "") != name
	field := array.concat(k8s.pod_path, ["serviceAccount"])
	msg := sprintf("service account %q is named by serviceAccount, not by serviceAccountName", [name])
}
