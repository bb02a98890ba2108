# METADATA
# title: role changes roles or bindings
# description: |
#   Whoever may write bindings hands out every role that he has himself, to anybody; whoever may
#   change roles widens them. With `bind` or `escalate` besides, or rights that are wide already,
#   that is the whole cluster; without, it still lets an intruder stay after the leak is closed.
#
#   Leave RBAC to administrators and to what deploys.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-rbac-manage-roles
#   severity: warning
#   tags: [security]
#   peers: ["trivy:KSV-0050", "trivy:KSV-0051", "trivy:KSV-0052", "trivy:KSV-0055"]
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
#       - apiGroups: ["rbac.authorization.k8s.io"]
#         resources: ["roles"]
#         verbs: ["update"]
#   good: |
#     apiVersion: rbac.authorization.k8s.io/v1
#     kind: ClusterRole
#     metadata:
#       name: app
#     rules:
#       - apiGroups: ["rbac.authorization.k8s.io"]
#         resources: ["roles"]
#         verbs: ["get", "list"]
package infralint.kubernetes.rbac_manage_roles

import data.infralint.lib.rbac

deny contains {"msg": msg, "path": path} if {
	some i, _ in rbac.rules
	some group, kinds in targets
	some kind in kinds
	path := rbac.changes(i, group, kind)
	msg := sprintf("%s may %s %s %s", [rbac.title, concat(", ", sort(rbac.changing(i))), kind, rbac.scope])
}

targets := {"rbac.authorization.k8s.io": ["roles", "rolebindings", "clusterroles", "clusterrolebindings"]}
