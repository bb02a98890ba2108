# METADATA
# title: service account acts as somebody else
# description: |
#   A service account that may impersonate users or groups is whoever it says: with the group
#   system:masters an administrator, and the audit log names somebody else.
#
#   Leave it to proxies that are made for it. Looked at are bindings to service accounts and nodes with
#   the role that is applied with them.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-rbac-account-impersonate
#   severity: note
#   tags: [security]
#   peers: ["checkov:CKV2_K8S_3"]
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
#         resources: ["groups"]
#         verbs: ["impersonate"]
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
#         resources: ["pods"]
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
package infralint.kubernetes.rbac_account_impersonate

import data.infralint.lib.rbac

deny contains {"msg": msg, "path": ["roleRef", "name"]} if {
	resource := rbac.machine_grants("", {"groups", "serviceaccounts", "users"}, {"impersonate"})
	msg := sprintf("a service account or node may impersonate %s", [resource])
}
