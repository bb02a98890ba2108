# METADATA
# title: pod gets a token for the API server that it may not need
# description: |
#   Every pod gets a token of its service account mounted, unless it says otherwise. Whoever
#   reads a file in the container has it, and talks to the API server with the rights of the
#   account, today's and those that somebody adds later.
#
#   Set `automountServiceAccountToken: false` on pods that do not talk to the API server, or on the
#   service account: where it is applied with the pod, that is seen.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
# custom:
#   id: k8s-service-account-token-unset
#   severity: warning
#   tags: [security]
#   peers: ["checkov:CKV_K8S_38"]
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
#       automountServiceAccountToken: false
#       containers:
#         - name: web
#           image: example.com/web:1.4
package infralint.kubernetes.service_account_token_unset

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": "pod gets the token of its service account", "path": array.concat(k8s.pod_path, ["automountServiceAccountToken"])} if {
	is_object(k8s.pod)
	object.get(k8s.pod, "automountServiceAccountToken", null) == null
	not is_off_for_account
}

# is_off_for_account holds where the service account, which is applied with the
# pod, says no.
is_off_for_account if {
	some account in data.rendered_by_kind.ServiceAccount
	account.metadata.name == object.get(k8s.pod, "serviceAccountName", "default")
	object.get(account, ["metadata", "namespace"], "") == object.get(input, ["metadata", "namespace"], "")
	account.automountServiceAccountToken == false
}
