# METADATA
# title: role changes how traffic flows
# description: |
#   Services, their endpoints and Ingresses say where connections go, NetworkPolicies which are
#   allowed. Whoever may change them sends the traffic of others to a pod of his own, or takes the
#   walls away that keep one pod from the next.
#
#   Leave them to what deploys, and to the controllers that are made for it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-rbac-manage-network
#   severity: note
#   tags: [security]
#   peers: ["trivy:KSV-0056"]
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
#         resources: ["services"]
#         verbs: ["update"]
#   good: |
#     apiVersion: rbac.authorization.k8s.io/v1
#     kind: ClusterRole
#     metadata:
#       name: app
#     rules:
#       - apiGroups: [""]
#         resources: ["services"]
#         verbs: ["get", "list"]
package infralint.kubernetes.rbac_manage_network

import data.infralint.lib.rbac

deny contains {"msg": msg, "path": path} if {
	some i, _ in rbac.rules
	some group, kinds in targets
	some kind in kinds
	path := rbac.changes(i, group, kind)
	msg := sprintf("%s may %s %s %s", [rbac.title, concat(", ", sort(rbac.changing(i))), kind, rbac.scope])
}

targets := {"": ["services", "endpoints"], "discovery.k8s.io": ["endpointslices"], "networking.k8s.io": ["ingresses", "networkpolicies"]}
