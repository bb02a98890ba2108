# METADATA
# title: environment variable is set twice
# description: |
#   Of two entries with one name the last one wins, without a word. Usually one was meant to
#   replace the other and both stayed, so that somebody changes the first and wonders why
#   nothing happens. A server-side apply of such a list fails or drops one of the two.
#
#   Keep one.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables
# custom:
#   id: k8s-duplicate-env
#   severity: warning
#   tags: [correctness]
#   peers: ["kube-linter:duplicate-env-var", "kube-score:environment-variable-key-duplication"]
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
#           env:
#             - name: LEVEL
#               value: info
#             - name: LEVEL
#               value: debug
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       containers:
#         - name: web
#           image: example.com/web:1.4
#           env:
#             - name: LEVEL
#               value: debug
package infralint.kubernetes.duplicate_env

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["env", i, "name"]), "related": related} if {
	some path, container in k8s.containers
	some i, variable in container.env
	earlier := [j | some j, other in container.env; j < i; other.name == variable.name]
	count(earlier) > 0
	msg := sprintf("%s sets %s again, and the last one wins", [k8s.title(path, container), variable.name])
	related := [{"msg": "set here first", "path": array.concat(path, ["env", earlier[0], "name"])}]
}
