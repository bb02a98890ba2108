# METADATA
# title: rollout stops all pods first
# description: |
#   With the strategy Recreate a rollout stops every pod of the old version before the first of
#   the new one starts: an outage with each release, and a long one when the new version does
#   not come up.
#
#   Use RollingUpdate, the default. Recreate is right for what must not run twice, such as a
#   program that locks its volume.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
# custom:
#   id: k8s-rolling-update
#   severity: note
#   tags: [reliability]
#   peers: ["kube-linter:no-rolling-update-strategy", "kube-score:deployment-strategy"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [DaemonSet, Deployment, DeploymentConfig, StatefulSet]
#   bad: |
#     apiVersion: apps/v1
#     kind: Deployment
#     metadata:
#       name: web
#     spec:
#       strategy:
#         type: Recreate
#   good: |
#     apiVersion: apps/v1
#     kind: Deployment
#     metadata:
#       name: web
#     spec:
#       strategy:
#         type: RollingUpdate
package infralint.kubernetes.rolling_update

deny contains {"msg": "rollout stops all pods before it starts new ones", "path": ["spec", "strategy", "type"]} if {
	input.spec.strategy.type == "Recreate"
}

deny contains {"msg": "pods are replaced only when somebody deletes them", "path": ["spec", "updateStrategy", "type"]} if {
	input.spec.updateStrategy.type == "OnDelete"
}
