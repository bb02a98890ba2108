# METADATA
# title: pod uses the default service account
# description: |
#   All pods of a namespace that name no service account share one. A right that somebody
#   gives to it for one of them is then a right of all, and the audit log cannot tell who
#   used it.
#
#   Give each application an account of its own. A pod that mounts no token is not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/service-accounts/
# custom:
#   id: k8s-default-service-account
#   severity: note
#   tags: [security]
#   peers: ["checkov:CKV_K8S_41", "checkov:CKV_K8S_42", "kube-linter:default-service-account"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [ClusterRoleBinding, CronJob, DaemonSet, Deployment, DeploymentConfig, Job, Pod, PodTemplate, ReplicaSet, ReplicationController, RoleBinding, Rollout, ServiceAccount, StatefulSet]
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
#       serviceAccountName: web
#       containers:
#         - name: web
#           image: example.com/web:1.4
package infralint.kubernetes.default_service_account

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": "pod uses the default service account", "path": array.concat(k8s.pod_path, ["serviceAccountName"])} if {
	account in {"", "default"}
	object.get(k8s.pod, "automountServiceAccountToken", true) != false
}

account := object.get(k8s.pod, "serviceAccountName", object.get(k8s.pod, "serviceAccount", ""))

deny contains {"msg": "the default service account gives its token to every pod that names none", "path": ["automountServiceAccountToken"]} if {
	input.kind == "ServiceAccount"
	input.metadata.name == "default"
	object.get(input, "automountServiceAccountToken", true) != false
}

deny contains {"msg": msg, "path": ["subjects", i, "name"]} if {
	input.kind in {"ClusterRoleBinding", "RoleBinding"}
	some i, subject in input.subjects
	subject.kind == "ServiceAccount"
	subject.name == "default"
	msg := sprintf("role %q is given to every pod that names no service account", [object.get(input, ["roleRef", "name"], "")])
}
