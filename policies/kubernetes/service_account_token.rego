# METADATA
# title: pod asks for a token for the API server
# description: |
#   With `automountServiceAccountToken: true` the token of the service account is mounted even where
#   the account says no. Whoever reads a file in the container has it, and talks to the API server
#   with the rights of the account, today's and those that somebody adds later.
#
#   Set `automountServiceAccountToken: false` on pods that do not talk to the API server. Pods that
#   say nothing, which mostly means true, are the business of k8s-service-account-token-unset.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
# custom:
#   id: k8s-service-account-token
#   severity: warning
#   tags: [security]
#   peers: ["checkov:CKV_K8S_38", "trivy:KSV-0036"]
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
#       automountServiceAccountToken: true
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
package infralint.kubernetes.service_account_token

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": "pod asks for the token of its service account", "path": array.concat(k8s.pod_path, ["automountServiceAccountToken"])} if {
	k8s.pod.automountServiceAccountToken == true
}

deny contains {"msg": msg, "path": array.concat(path, ["volumeMounts", i, "mountPath"])} if {
	object.get(k8s.pod, "automountServiceAccountToken", null) == null
	some path, container in k8s.containers
	some i, mount in container.volumeMounts
	trim_suffix(mount.mountPath, "/") == "/var/run/secrets/kubernetes.io/serviceaccount"
	msg := sprintf("%s mounts the token of a service account", [k8s.title(path, container)])
}
