# METADATA
# title: role redirects traffic by the status of Services
# description: |
#   Whoever may write `services/status` sets `status.loadBalancer.ingress.ip` to any address, and
#   the nodes send the traffic of all pods to that address to the Service (CVE-2020-8554). The
#   problem cannot be mended in Kubernetes.
#
#   Leave the status to the controller of the cloud.
# related_resources:
#   - ref: https://github.com/kubernetes/kubernetes/issues/97076
# custom:
#   id: k8s-rbac-service-status
#   severity: warning
#   tags: [security]
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
#         resources: ["services/status"]
#         verbs: ["patch"]
#   good: |
#     apiVersion: rbac.authorization.k8s.io/v1
#     kind: ClusterRole
#     metadata:
#       name: app
#     rules:
#       - apiGroups: [""]
#         resources: ["services/status"]
#         verbs: ["get"]
package infralint.kubernetes.rbac_service_status

import data.infralint.lib.rbac

deny contains {"msg": msg, "path": path} if {
	some i, _ in rbac.rules
	path := rbac.grants(i, "", "services/status", {"create", "update", "patch", "*"})
	msg := sprintf("%s may %s services/status", [rbac.title, concat(", ", sort(rbac.changing(i)))])
}
