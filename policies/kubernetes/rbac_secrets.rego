# METADATA
# title: role reads all secrets
# description: |
#   Whoever may read the Secrets of a namespace has the credentials of everything that
#   runs there, service account tokens among them, and often those of the systems outside.
#   `list` and `watch` return the contents too. A ClusterRole that a ClusterRoleBinding
#   hands out reaches those of every namespace.
#
#   Grant `get` on the Secrets that are needed with `resourceNames`, or mount them.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#secrets
# custom:
#   id: k8s-rbac-secrets
#   severity: warning
#   tags: [security]
#   peers: ["trivy:KSV-0041", "trivy:KSV-0113", "kube-linter:access-to-secrets"]
#   since: 0.1.0
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
#         verbs: ["get", "list"]
#   good: |
#     apiVersion: rbac.authorization.k8s.io/v1
#     kind: ClusterRole
#     metadata:
#       name: app
#     rules:
#       - apiGroups: [""]
#         resources: ["secrets"]
#         verbs: ["get"]
#         resourceNames: ["app-database"]
package infralint.kubernetes.rbac_secrets

import data.infralint.lib.rbac

deny contains {"msg": msg, "path": path} if {
	some i, _ in rbac.rules
	path := rbac.grants(i, "", "secrets", {"get", "list", "watch", "*"})
	msg := sprintf("%s may read all secrets %s", [rbac.title, rbac.scope])
}
