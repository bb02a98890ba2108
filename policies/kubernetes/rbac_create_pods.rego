# METADATA
# title: role creates pods
# description: |
#   Whoever may create pods in a namespace may mount every Secret, ConfigMap and volume
#   of it and run as every service account there. It is the same as having all of their
#   rights together, and the same holds for Deployments and other kinds that make pods.
#
#   Give it to what deploys, and to nothing that answers requests.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation
# custom:
#   id: k8s-rbac-create-pods
#   severity: warning
#   tags: [security]
#   peers: ["trivy:KSV-0048", "kube-linter:access-to-create-pods"]
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
#       - apiGroups: ["apps"]
#         resources: ["deployments"]
#         verbs: ["create"]
#   good: |
#     apiVersion: rbac.authorization.k8s.io/v1
#     kind: ClusterRole
#     metadata:
#       name: app
#     rules:
#       - apiGroups: ["apps"]
#         resources: ["deployments"]
#         verbs: ["get"]
package infralint.kubernetes.rbac_create_pods

import data.infralint.lib.rbac

deny contains {"msg": msg, "path": path} if {
	some i, _ in rbac.rules
	some group, kinds in workloads
	some kind in kinds
	path := rbac.grants(i, group, kind, {"create", "*"})
	msg := sprintf("%s may create %s, and with them run code as every service account %s", [rbac.title, kind, rbac.scope])
}

workloads := {
	"": ["pods", "replicationcontrollers"],
	"apps": ["daemonsets", "deployments", "replicasets", "statefulsets"],
	"batch": ["cronjobs", "jobs"],
}
