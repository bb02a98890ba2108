# METADATA
# title: service account reads all secrets
# description: |
#   A service account that may read every Secret hands them to whoever gets into one of its pods:
#   the passwords of databases, the tokens of other accounts, the keys of certificates.
#
#   Grant `get` on the Secrets that are needed with `resourceNames`. Looked at are bindings to service
#   accounts and nodes with the role that is applied with them.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-rbac-account-secrets
#   severity: note
#   tags: [security]
#   peers: ["checkov:CKV2_K8S_5"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [ClusterRoleBinding, RoleBinding]
#   bad: |
#     apiVersion: rbac.authorization.k8s.io/v1
#     kind: ClusterRole
#     metadata:
#       name: app
#     rules:
#       - apiGroups: [""]
#         resources: ["secrets"]
#         verbs: ["get"]
#     ---
#     apiVersion: rbac.authorization.k8s.io/v1
#     kind: ClusterRoleBinding
#     metadata:
#       name: app
#     roleRef:
#       apiGroup: rbac.authorization.k8s.io
#       kind: ClusterRole
#       name: app
#     subjects:
#       - {kind: ServiceAccount, name: app, namespace: shop}
#   good: |
#     apiVersion: rbac.authorization.k8s.io/v1
#     kind: ClusterRole
#     metadata:
#       name: app
#     rules:
#       - apiGroups: [""]
#         resources: ["configmaps"]
#         verbs: ["get"]
#     ---
#     apiVersion: rbac.authorization.k8s.io/v1
#     kind: ClusterRoleBinding
#     metadata:
#       name: app
#     roleRef:
#       apiGroup: rbac.authorization.k8s.io
#       kind: ClusterRole
#       name: app
#     subjects:
#       - {kind: ServiceAccount, name: app, namespace: shop}
package infralint.kubernetes.rbac_account_secrets

import data.infralint.lib.rbac

deny contains {"msg": msg, "path": ["roleRef", "name"]} if {
	resource := rbac.machine_grants("", {"secrets"}, {"get", "list", "watch"})
	msg := sprintf("a service account or node may read all %s", [resource])
}
