# METADATA
# title: role changes all secrets
# description: |
#   Whoever may write Secrets replaces the key that others trust with one of his own, and with
#   `create` makes a token of any service account of the namespace. Whoever may delete them stops
#   what uses them at its next start.
#
#   Grant it on the Secrets that are meant with `resourceNames`. Reading is the business of
#   k8s-rbac-secrets.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-rbac-manage-secrets
#   severity: warning
#   tags: [security]
#   peers: ["trivy:KSV-0041", "trivy:KSV-0113", "kube-linter:access-to-secrets"]
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
#         resources: ["secrets"]
#         verbs: ["update"]
#   good: |
#     apiVersion: rbac.authorization.k8s.io/v1
#     kind: ClusterRole
#     metadata:
#       name: app
#     rules:
#       - apiGroups: [""]
#         resources: ["secrets"]
#         verbs: ["get", "list"]
package infralint.kubernetes.rbac_manage_secrets

import data.infralint.lib.rbac

deny contains {"msg": msg, "path": path} if {
	some i, _ in rbac.rules
	some group, kinds in targets
	some kind in kinds
	path := rbac.changes(i, group, kind)
	msg := sprintf("%s may %s all %s %s", [rbac.title, concat(", ", sort(rbac.changing(i))), kind, rbac.scope])
}

targets := {"": ["secrets"]}
