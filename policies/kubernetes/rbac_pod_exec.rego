# METADATA
# title: role runs commands in pods
# description: |
#   `pods/exec` and `pods/attach` run commands in every pod that the role reaches, as the
#   user of the pod and with its service account, its secrets and its network. `nodes/proxy`
#   does the same through the kubelet, past the audit log and admission.
#
#   Give them to people for the time that they need them, not to a service.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#access-to-proxy-subresource-of-nodes
# custom:
#   id: k8s-rbac-pod-exec
#   severity: warning
#   tags: [security]
#   peers: ["trivy:KSV-0047", "trivy:KSV-0053", "trivy:KSV-0054"]
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
#         resources: ["pods/exec"]
#         verbs: ["create"]
#   good: |
#     apiVersion: rbac.authorization.k8s.io/v1
#     kind: ClusterRole
#     metadata:
#       name: app
#     rules:
#       - apiGroups: [""]
#         resources: ["pods/log"]
#         verbs: ["get"]
package infralint.kubernetes.rbac_pod_exec

import data.infralint.lib.rbac

deny contains {"msg": msg, "path": path} if {
	some i, _ in rbac.rules
	some resource in ["pods/exec", "pods/attach", "nodes/proxy"]
	path := rbac.grants(i, "", resource, {"create", "get", "update", "patch", "*"})
	msg := sprintf("%s may run commands in all pods %s through %s", [rbac.title, rbac.scope, resource])
}
