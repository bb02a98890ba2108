# METADATA
# title: role changes who is who in an EKS cluster
# description: |
#   The ConfigMap aws-auth says which roles and users of AWS are which groups of the cluster.
#   Whoever may change it makes himself system:masters, and no policy of the cluster holds for that
#   group.
#
#   Leave it to cluster administrators, better use access entries of EKS.
# related_resources:
#   - ref: https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html
# custom:
#   id: k8s-rbac-aws-auth
#   severity: warning
#   tags: [security]
#   peers: ["trivy:KSV-0115"]
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
#         resources: ["configmaps"]
#         verbs: ["update"]
#         resourceNames: ["aws-auth"]
#   good: |
#     apiVersion: rbac.authorization.k8s.io/v1
#     kind: ClusterRole
#     metadata:
#       name: app
#     rules:
#       - apiGroups: [""]
#         resources: ["configmaps"]
#         verbs: ["update"]
#         resourceNames: ["settings"]
package infralint.kubernetes.rbac_aws_auth

import data.infralint.lib.rbac

deny contains {"msg": msg, "path": ["rules", i, "resourceNames", j]} if {
	some i, rule in rbac.rules
	"configmaps" in rule.resources
	count(rbac.changing(i)) > 0
	some j, "aws-auth" in rule.resourceNames
	msg := sprintf("%s may %s aws-auth, which says who is an administrator", [rbac.title, concat(", ", sort(rbac.changing(i)))])
}
