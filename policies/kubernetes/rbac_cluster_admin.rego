# METADATA
# title: binding hands out cluster-admin
# description: |
#   cluster-admin may do everything. Bound to a service account, every hole in the program
#   that runs with it is the end of the cluster; bound in a namespace, it is still all
#   that is in there.
#
#   Write a role with what the subject needs. The binding that Kubernetes itself makes for
#   the group system:masters is not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
# custom:
#   id: k8s-rbac-cluster-admin
#   severity: error
#   tags: [security]
#   peers: ["trivy:KSV-0111", "kube-linter:cluster-admin-role-binding"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [ClusterRoleBinding, RoleBinding]
#   bad: |
#     apiVersion: rbac.authorization.k8s.io/v1
#     kind: ClusterRoleBinding
#     metadata:
#       name: app
#     roleRef:
#       apiGroup: rbac.authorization.k8s.io
#       kind: ClusterRole
#       name: cluster-admin
#     subjects:
#       - kind: ServiceAccount
#         name: app
#         namespace: shop
#   good: |
#     apiVersion: rbac.authorization.k8s.io/v1
#     kind: ClusterRoleBinding
#     metadata:
#       name: app
#     roleRef:
#       apiGroup: rbac.authorization.k8s.io
#       kind: ClusterRole
#       name: view
#     subjects:
#       - kind: ServiceAccount
#         name: app
#         namespace: shop
package infralint.kubernetes.rbac_cluster_admin

deny contains {"msg": msg, "path": ["roleRef", "name"]} if {
	object.get(input, ["roleRef", "kind"], "ClusterRole") == "ClusterRole"
	input.roleRef.name == "cluster-admin"
	some subject in input.subjects
	object.get(subject, "name", "") != "system:masters"
	msg := sprintf("%s %q gets cluster-admin", [object.get(subject, "kind", "subject"), object.get(subject, "name", "")])
}

deny contains {"msg": "cluster-admin is bound, for now to nobody", "path": ["roleRef", "name"]} if {
	object.get(input, ["roleRef", "kind"], "ClusterRole") == "ClusterRole"
	input.roleRef.name == "cluster-admin"
	object.get(input, "subjects", []) in {null, []}
}
