# METADATA
# title: role removes the logs of pods
# description: |
#   Who breaks in removes the traces. A role that changes or deletes `pods/log` is good for little
#   else, and unless logs are shipped off the cluster at once, it is how an attack is not noticed.
#
#   Grant `get` on `pods/log`.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-rbac-delete-logs
#   severity: note
#   tags: [security]
#   peers: ["trivy:KSV-0042"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [ClusterRole, Role]
#   bad: |
#     apiVersion: rbac.authorization.k8s.io/v1
#     kind: ClusterRole
#     metadata:
#       name: app
#     rules:
#       - apiGroups: [""]
#         resources: ["pods/log"]
#         verbs: ["delete"]
#   good: |
#     apiVersion: rbac.authorization.k8s.io/v1
#     kind: ClusterRole
#     metadata:
#       name: app
#     rules:
#       - apiGroups: [""]
#         resources: ["pods/log"]
#         verbs: ["get"]
package infralint.kubernetes.rbac_delete_logs

import data.infralint.lib.rbac

deny contains {"msg": msg, "path": path} if {
	some i, _ in rbac.rules
	path := rbac.changes(i, "", "pods/log")
	msg := sprintf("%s may %s pods/log", [rbac.title, concat(", ", sort(rbac.changing(i)))])
}
