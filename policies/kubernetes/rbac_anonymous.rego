# METADATA
# title: binding hands a role to everybody
# description: |
#   system:anonymous and system:unauthenticated are callers without any credentials:
#   whoever reaches the API server has the role, from the internet too where the endpoint
#   is public. system:masters is the other end: it passes every check, and no binding or
#   policy can take that away.
#
#   Bind to a service account or to a group of people. The three roles that Kubernetes
#   publishes to everybody are not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-rbac-anonymous
#   severity: error
#   tags: [security]
#   peers: ["trivy:KSV-0122", "trivy:KSV-0123"]
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
#       name: view
#     subjects:
#       - kind: Group
#         name: system:unauthenticated
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
package infralint.kubernetes.rbac_anonymous

deny contains {"msg": msg, "path": ["subjects", i, "name"]} if {
	some i, subject in input.subjects
	who := everybody[subject.name]
	not role in public
	msg := sprintf("role %q is given to %s, %s", [role, subject.name, who])
}

deny contains {"msg": msg, "path": ["subjects", i, "name"]} if {
	some i, subject in input.subjects
	subject.kind == "Group"
	subject.name == "system:masters"
	input.metadata.name != "cluster-admin"
	msg := sprintf("role %q is given to system:masters, whose members may do everything already", [role])
}

role := object.get(input, ["roleRef", "name"], "")

everybody := {
	"system:anonymous": "which is every caller without credentials",
	"system:unauthenticated": "which is every caller without credentials",
}

# public are the roles that Kubernetes itself gives to everybody.
public := {"system:public-info-viewer", "system:service-account-issuer-discovery", "kubeadm:bootstrap-signer-clusterinfo"}
