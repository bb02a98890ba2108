# METADATA
# title: secret is written into the environment of a container
# description: |
#   What stands in a manifest is read by everybody who reads the repository, its forks and
#   its backups, and by everybody who may see the object in the cluster. It stays in the
#   history when it is removed.
#
#   Change the secret, then take it from a Secret with `valueFrom.secretKeyRef`, better
#   from a file, with External Secrets, Sealed Secrets or SOPS to bring it there. A value
#   that refers to another (`$(NAME)`) is not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/secret/
# custom:
#   id: k8s-secret-in-env
#   severity: error
#   tags: [security]
#   peers: ["kube-linter:env-var-secret"]
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
#             - name: DB_PASSWORD
#               value: hunter2
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
#             - name: DB_PASSWORD
#               valueFrom:
#                 secretKeyRef:
#                   name: database
#                   key: password
package infralint.kubernetes.secret_in_env

import data.infralint.lib.kubernetes as k8s
import data.infralint.lib.secrets

deny contains {"msg": msg, "path": array.concat(path, ["env", i, "value"])} if {
	some path, container in k8s.containers
	some i, variable in container.env
	kind := secrets.written(variable.name, variable.value)
	msg := sprintf("%s has %s as the value of %s", [k8s.title(path, container), kind, variable.name])
}
