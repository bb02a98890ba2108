# METADATA
# title: role grants everything of a kind by a wildcard
# description: |
#   A `*` in a role grants what nobody thought of: all verbs include `escalate` and
#   `impersonate`, all resources include Secrets and what a custom resource adds next year.
#   Whoever takes over a pod with such a role takes the namespace, or the cluster.
#
#   Name the API groups, resources and verbs that the subject uses.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-rbac-wildcard
#   severity: error
#   tags: [security]
#   peers: ["checkov:CKV_K8S_49", "trivy:KSV-0044", "trivy:KSV-0045", "trivy:KSV-0046", "trivy:KSV-0112", "kube-linter:wildcard-in-rules"]
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
#       - apiGroups: ["apps"]
#         resources: ["deployments"]
#         verbs: ["*"]
#   good: |
#     apiVersion: rbac.authorization.k8s.io/v1
#     kind: ClusterRole
#     metadata:
#       name: app
#     rules:
#       - apiGroups: ["apps"]
#         resources: ["deployments"]
#         verbs: ["get", "list", "update"]
package infralint.kubernetes.rbac_wildcard

import data.infralint.lib.rbac

deny contains {"msg": msg, "path": ["rules", i, field, j]} if {
	some i, rule in rbac.rules
	some field in ["verbs", "resources"]
	some j, "*" in rule[field]
	msg := sprintf("%s grants all %s", [rbac.title, field])
}

deny contains {"msg": msg, "path": ["rules", i, "resources", j]} if {
	some i, rule in rbac.rules
	some j, name in rule.resources
	resource := dangerous[name]
	msg := sprintf("%s grants all subresources of %s", [rbac.title, resource])
}

# dangerous are resources with a subresource that hands out more than the
# resource itself: commands in pods, tokens of service accounts.
dangerous := {
	"nodes/*": "nodes",
	"pods/*": "pods",
	"serviceaccounts/*": "serviceaccounts",
}
