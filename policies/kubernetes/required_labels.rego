# METADATA
# title: object lacks a label that is required
# description: |
#   Labels say whose an object is, which environment it belongs to, who pays for it. Without
#   them nobody knows whom to call, and cost reports and clean-up scripts miss it.
#
#   Say in the configuration which ones you want, annotations likewise, which turns this
#   rule on:
#
#       parameters:
#         k8s-required-labels:
#           labels: [app.kubernetes.io/name, team]
#           annotations: [example.com/contact]
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
# custom:
#   id: k8s-required-labels
#   severity: note
#   tags: [style]
#   peers: ["kube-linter:required-label-owner", "kube-linter:required-annotation-email"]
#   since: 0.1.0
#   config:
#     type: object
#     properties:
#       labels: {type: array, items: {type: string}}
#       annotations: {type: array, items: {type: string}}
#     additionalProperties: false
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [ConfigMap, CronJob, DaemonSet, Deployment, Ingress, Job, Namespace, PersistentVolumeClaim, Pod, ReplicaSet, Secret, Service, ServiceAccount, StatefulSet]
#   bad: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       containers:
#         - name: web
#           image: example.com/web:1.4
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#       labels:
#         team: shop
#     spec:
#       containers:
#         - name: web
#           image: example.com/web:1.4
package infralint.kubernetes.required_labels

config := data.config["k8s-required-labels"]

deny contains {"msg": msg, "path": ["metadata", field]} if {
	is_object(input.metadata)
	some field, what in {"labels": "label", "annotations": "annotation"}
	some key in config[field]
	object.get(input.metadata, [field, key], "") in {"", null}
	msg := sprintf("%s has no %s %s", [input.kind, what, key])
}
