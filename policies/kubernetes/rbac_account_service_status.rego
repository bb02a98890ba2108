# METADATA
# title: service account redirects traffic by the status of Services
# description: |
#   Whoever may write `services/status` sets `status.loadBalancer.ingress.ip` to any address, and the
#   nodes send the traffic of all pods to that address to the Service (CVE-2020-8554).
#
#   Leave the status to the controller of the cloud. Looked at are bindings to service accounts and
#   nodes with the role that is applied with them.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-rbac-account-service-status
#   severity: note
#   tags: [security]
#   peers: ["checkov:CKV2_K8S_4"]
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
#         resources: ["services/status"]
#         verbs: ["patch"]
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
#         resources: ["services"]
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
package infralint.kubernetes.rbac_account_service_status

import data.infralint.lib.rbac

deny contains {"msg": msg, "path": ["roleRef", "name"]} if {
	resource := rbac.machine_grants("", {"services/status"}, {"patch", "update"})
	msg := sprintf("a service account or node may write %s", [resource])
}
