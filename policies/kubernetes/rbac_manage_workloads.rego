# METADATA
# title: role changes workloads
# description: |
#   Changing a workload is the same as creating one: a patch of the image or of the service account
#   runs any code as any account of the namespace. Deleting workloads is an outage.
#
#   Give it to what deploys, and to nothing that answers requests. Creating is the business of
#   k8s-rbac-create-pods.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-rbac-manage-workloads
#   severity: note
#   tags: [security]
#   peers: ["trivy:KSV-0048"]
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
#         resources: ["pods"]
#         verbs: ["update"]
#   good: |
#     apiVersion: rbac.authorization.k8s.io/v1
#     kind: ClusterRole
#     metadata:
#       name: app
#     rules:
#       - apiGroups: [""]
#         resources: ["pods"]
#         verbs: ["get", "list"]
package infralint.kubernetes.rbac_manage_workloads

import data.infralint.lib.rbac

deny contains {"msg": msg, "path": path} if {
	some i, _ in rbac.rules
	some group, kinds in targets
	some kind in kinds
	path := rbac.changes(i, group, kind)
	msg := sprintf("%s may %s %s %s", [rbac.title, concat(", ", sort(rbac.changing(i))), kind, rbac.scope])
}

targets := {"": ["pods", "replicationcontrollers"], "apps": ["daemonsets", "deployments", "replicasets", "statefulsets"], "batch": ["cronjobs", "jobs"]}
