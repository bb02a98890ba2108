# METADATA
# title: variable that is called a secret has a value
# description: |
#   The name of the variable says that it is a secret, and its value stands in the manifest, for
#   everybody who may read the repository or the pod. Often it is only a name or a number; often
#   enough it was the secret once, and history keeps it.
#
#   Take secrets from a Secret, by `valueFrom`, and call what is none something else. Values that
#   look like a secret are the business of k8s-secret-in-env.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/secret/
# custom:
#   id: k8s-secret-named-env
#   severity: note
#   tags: [security]
#   peers: ["kube-linter:env-var-secret"]
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
#           env:
#             - name: SECRET_BACKEND_NAME
#               value: main
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
#             - name: SECRET_BACKEND
#               valueFrom:
#                 secretKeyRef: {name: app, key: backend}
package infralint.kubernetes.secret_named_env

import data.infralint.lib.kubernetes as k8s

import data.infralint.lib.secrets

deny contains {"msg": msg, "path": array.concat(path, ["env", i, "value"])} if {
	some path, container in k8s.containers
	some i, variable in container.env
	regex.match(`(?i)secret`, variable.name)
	not object.get(variable, "value", null) in {null, ""}
	not secrets.written(variable.name, variable.value)
	msg := sprintf("%s has a value for %s", [k8s.title(path, container), variable.name])
}
