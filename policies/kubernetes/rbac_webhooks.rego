# METADATA
# title: role controls admission or signs certificates
# description: |
#   Whoever may write admission webhook configurations sees every object that is created,
#   with the Secrets among them, and changes it on the way. Whoever may approve and sign
#   certificate requests makes a certificate for any user and group, system:masters too.
#
#   Few components need this (cert-manager, policy engines); nothing else should have it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#control-admission-webhooks
# custom:
#   id: k8s-rbac-webhooks
#   severity: warning
#   tags: [security]
#   peers: ["checkov:CKV_K8S_155", "checkov:CKV_K8S_156", "trivy:KSV-0114"]
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
#       - apiGroups: ["admissionregistration.k8s.io"]
#         resources: ["mutatingwebhookconfigurations"]
#         verbs: ["create", "update"]
#   good: |
#     apiVersion: rbac.authorization.k8s.io/v1
#     kind: ClusterRole
#     metadata:
#       name: app
#     rules:
#       - apiGroups: ["admissionregistration.k8s.io"]
#         resources: ["mutatingwebhookconfigurations"]
#         verbs: ["get"]
package infralint.kubernetes.rbac_webhooks

import data.infralint.lib.rbac

deny contains {"msg": msg, "path": path} if {
	some i, _ in rbac.rules
	some resource in ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"]
	path := rbac.changes(i, "admissionregistration.k8s.io", resource)
	msg := sprintf("%s may change %s", [rbac.title, resource])
}

deny contains {"msg": msg, "path": path} if {
	some i, _ in rbac.rules
	path := rbac.grants(i, "certificates.k8s.io", "certificatesigningrequests/approval", {"update", "patch", "*"})
	msg := sprintf("%s may approve certificate requests", [rbac.title])
}
