# METADATA
# title: binding hands a role to everybody who has an account
# description: |
#   system:authenticated is everybody whose identity the API server accepts: each person, each
#   pod of the cluster with its service account, and on GKE every account of Google in the world.
#
#   Bind to a group of people or to a service account. The roles for discovery that Kubernetes binds
#   itself are not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-rbac-authenticated
#   severity: warning
#   tags: [security]
#   peers: ["trivy:KSV-01011"]
#   since: 0.1.0
#   off: true
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
#       name: view
#     subjects:
#       - kind: Group
#         name: system:authenticated
#         apiGroup: rbac.authorization.k8s.io
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
#       - kind: Group
#         name: developers
#         apiGroup: rbac.authorization.k8s.io
package infralint.kubernetes.rbac_authenticated

deny contains {"msg": msg, "path": ["subjects", i, "name"]} if {
	some i, subject in input.subjects
	subject.name == "system:authenticated"
	role := object.get(input, ["roleRef", "name"], "")
	not role in {"system:basic-user", "system:discovery", "system:public-info-viewer"}
	msg := sprintf("role %q is given to everybody who has an account", [role])
}
