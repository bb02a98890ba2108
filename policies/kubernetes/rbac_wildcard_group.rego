# METADATA
# title: role grants a resource of every API group
# description: |
#   A `*` in `apiGroups` grants the resource in every group that there is or will be: `events` of
#   the core and of events.k8s.io, and whatever a custom resource calls by that name next year.
#
#   Name the API groups.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-rbac-wildcard-group
#   severity: note
#   tags: [security]
#   peers: ["checkov:CKV_K8S_49"]
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
#       - apiGroups: ["*"]
#         resources: ["deployments"]
#         verbs: ["get"]
#   good: |
#     apiVersion: rbac.authorization.k8s.io/v1
#     kind: ClusterRole
#     metadata:
#       name: app
#     rules:
#       - apiGroups: ["apps"]
#         resources: ["deployments"]
#         verbs: ["get"]
package infralint.kubernetes.rbac_wildcard_group

import data.infralint.lib.rbac

deny contains {"msg": msg, "path": ["rules", i, "apiGroups", j]} if {
	some i, rule in rbac.rules
	some j, "*" in rule.apiGroups
	msg := sprintf("%s grants %s of all API groups", [rbac.title, names(rule)])
}

names(rule) := concat(", ", rule.resources) if {
	count(rule.resources) > 0
} else := "resources"
