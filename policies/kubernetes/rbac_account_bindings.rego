# METADATA
# title: service account hands out roles
# description: |
#   A service account that may write bindings gives itself, or anybody, every role that it may bind:
#   whoever gets into one of its pods is an administrator soon.
#
#   Leave RBAC to what deploys. Looked at are bindings to service accounts and nodes with the role that
#   is applied with them.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-rbac-account-bindings
#   severity: note
#   tags: [security]
#   peers: ["checkov:CKV2_K8S_1"]
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
#       - apiGroups: ["rbac.authorization.k8s.io"]
#         resources: ["clusterrolebindings"]
#         verbs: ["bind"]
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
#       - apiGroups: ["rbac.authorization.k8s.io"]
#         resources: ["roles"]
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
package infralint.kubernetes.rbac_account_bindings

import data.infralint.lib.rbac

deny contains {"msg": msg, "path": ["roleRef", "name"]} if {
	resource := rbac.machine_grants("rbac.authorization.k8s.io", {"clusterrolebindings", "rolebindings"}, {"bind", "create", "patch", "update"})
	msg := sprintf("a service account or node may write %s", [resource])
}
