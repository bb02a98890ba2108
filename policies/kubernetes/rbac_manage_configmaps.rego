# METADATA
# title: role changes all ConfigMaps
# description: |
#   Programs believe their configuration: whoever may change every ConfigMap of a namespace points
#   them at other servers, turns checks off, and puts scripts where containers start them.
#
#   Grant it on the ConfigMaps that are meant with `resourceNames`; `create` cannot be limited.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-rbac-manage-configmaps
#   severity: note
#   tags: [security]
#   peers: ["trivy:KSV-0049"]
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
#         resources: ["configmaps"]
#         verbs: ["update"]
#   good: |
#     apiVersion: rbac.authorization.k8s.io/v1
#     kind: ClusterRole
#     metadata:
#       name: app
#     rules:
#       - apiGroups: [""]
#         resources: ["configmaps"]
#         verbs: ["get", "list"]
package infralint.kubernetes.rbac_manage_configmaps

import data.infralint.lib.rbac

deny contains {"msg": msg, "path": path} if {
	some i, _ in rbac.rules
	some group, kinds in targets
	some kind in kinds
	path := rbac.changes(i, group, kind)
	msg := sprintf("%s may %s all %s %s", [rbac.title, concat(", ", sort(rbac.changing(i))), kind, rbac.scope])
}

targets := {"": ["configmaps"]}
