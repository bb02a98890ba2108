# METADATA
# title: container runs as user 0
# description: |
#   `runAsUser: 0` asks for root, whatever the image says: a breakout, a mounted host path
#   or a shared volume then gives an attacker everything that the node's root may do there.
#
#   Choose a user that the image knows, or any number above 0 if it does not mind. An init
#   container that must change the owner of a volume is better replaced by `fsGroup`.
#   With `hostUsers: false` root of the pod is an ordinary user of the node, and is not
#   reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
# custom:
#   id: k8s-root-uid
#   severity: error
#   tags: [security]
#   peers: ["trivy:KSV-0105"]
#   since: 0.1.0
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
#           securityContext:
#             runAsUser: 0
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       containers:
#         - name: web
#           image: example.com/web:1.4
#           securityContext:
#             runAsUser: 65532
package infralint.kubernetes.root_uid

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": "pod asks for user 0, which is root", "path": array.concat(k8s.pod_path, ["securityContext", "runAsUser"])} if {
	k8s.pod.securityContext.runAsUser == 0
	not k8s.has_user_namespace
}

deny contains {"msg": msg, "path": array.concat(path, ["securityContext", "runAsUser"])} if {
	some path, container in k8s.containers
	container.securityContext.runAsUser == 0
	not k8s.has_user_namespace
	msg := sprintf("%s asks for user 0, which is root", [k8s.title(path, container)])
}
