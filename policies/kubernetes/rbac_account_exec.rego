# METADATA
# title: service account runs commands in pods
# description: |
#   With `create` on `pods/exec` or `nodes/proxy` whoever gets into one pod gets into all that the role
#   reaches, as their users and with their secrets.
#
#   Programs hardly ever need it. Looked at are bindings to service accounts and nodes with the role
#   that is applied with them.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-rbac-account-exec
#   severity: note
#   tags: [security]
#   peers: ["checkov:CKV2_K8S_2"]
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
#         resources: ["nodes/proxy"]
#         verbs: ["create"]
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
#         resources: ["pods/log"]
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
package infralint.kubernetes.rbac_account_exec

import data.infralint.lib.rbac

deny contains {"msg": msg, "path": ["roleRef", "name"]} if {
	resource := rbac.machine_grants("", {"nodes/proxy", "pods/exec"}, {"create"})
	msg := sprintf("a service account or node may run commands through %s", [resource])
}
