# METADATA
# title: role gives itself more rights
# description: |
#   Three verbs are a way to every other one: `escalate` on roles lets the subject write
#   a role with rights that it does not have, `bind` lets it hand out any role, and
#   `impersonate` lets it act as any user, an administrator too. RBAC's own protection
#   against escalation is switched off by them.
#
#   Leave them to cluster administrators. `impersonate` and `bind` can be limited to certain
#   objects with `resourceNames`, which is not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb
# custom:
#   id: k8s-rbac-escalate
#   severity: error
#   tags: [security]
#   peers: ["checkov:CKV_K8S_157", "checkov:CKV_K8S_158", "trivy:KSV-0043"]
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
#       - apiGroups: ["rbac.authorization.k8s.io"]
#         resources: ["clusterroles"]
#         verbs: ["bind"]
#   good: |
#     apiVersion: rbac.authorization.k8s.io/v1
#     kind: ClusterRole
#     metadata:
#       name: app
#     rules:
#       - apiGroups: ["rbac.authorization.k8s.io"]
#         resources: ["clusterroles"]
#         verbs: ["bind"]
#         resourceNames: ["view"]
package infralint.kubernetes.rbac_escalate

import data.infralint.lib.rbac

deny contains {"msg": msg, "path": ["rules", i, "verbs", k]} if {
	some i, rule in rbac.rules
	some k, verb in rule.verbs
	some group, kinds in targets[verb]
	some kind in kinds
	rbac.grants(i, group, kind, {verb})
	msg := sprintf("%s may %s %s", [rbac.title, object.get({"*": "escalate and bind"}, verb, verb), kind])
}

# Groups that may do everything are not less for being named.
deny contains {"msg": msg, "path": ["rules", i, "resourceNames", k]} if {
	some i, rule in rbac.rules
	"impersonate" in rule.verbs
	"groups" in rule.resources
	some k, name in rule.resourceNames
	name in {"system:masters", "system:nodes"}
	msg := sprintf("%s may impersonate the group %s", [rbac.title, name])
}

targets := {
	"*": {"rbac.authorization.k8s.io": ["clusterroles", "roles"]},
	"bind": {"rbac.authorization.k8s.io": ["clusterrolebindings", "clusterroles", "rolebindings", "roles"]},
	"escalate": {"rbac.authorization.k8s.io": ["clusterroles", "roles"]},
	"impersonate": {
		"": ["groups", "serviceaccounts", "users"],
		"authentication.k8s.io": ["uids"],
	},
}
