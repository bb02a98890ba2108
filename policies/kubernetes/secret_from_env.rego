# METADATA
# title: secret is passed in the environment
# description: |
#   The environment of a process leaks: crash reports and debug pages print it, child
#   processes inherit it, and everybody who may look into the container reads it. A value
#   that changes in the Secret does not reach a running process either.
#
#   Mount the Secret as a file and read it from there.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/secrets-good-practices/
# custom:
#   id: k8s-secret-from-env
#   severity: note
#   tags: [security]
#   peers: ["checkov:CKV_K8S_35", "kube-linter:read-secret-from-env-var"]
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
#             - name: DB_PASSWORD
#               valueFrom:
#                 secretKeyRef:
#                   name: database
#                   key: password
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
#             - name: DB_PASSWORD_FILE
#               value: /run/secrets/database/password
#           volumeMounts:
#             - name: database
#               mountPath: /run/secrets/database
#
#       volumes:
#         - name: database
#           secret:
#             secretName: database
package infralint.kubernetes.secret_from_env

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["env", i, "valueFrom", "secretKeyRef"])} if {
	some path, container in k8s.containers
	some i, variable in container.env
	ref := variable.valueFrom.secretKeyRef
	msg := sprintf("%s gets Secret %q as the variable %s", [k8s.title(path, container), ref.name, variable.name])
}

deny contains {"msg": msg, "path": array.concat(path, ["envFrom", i, "secretRef"])} if {
	some path, container in k8s.containers
	some i, source in container.envFrom
	msg := sprintf("%s gets all of Secret %q as variables", [k8s.title(path, container), source.secretRef.name])
}
