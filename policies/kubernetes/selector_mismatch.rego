# METADATA
# title: selector does not match the labels of its pods
# description: |
#   The API server rejects a workload whose selector does not match the labels in its own
#   template: nothing is deployed. It happens when a label is renamed in one of the two
#   places.
#
#   Make the labels agree. The selector of a workload that exists cannot be changed.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector
# custom:
#   id: k8s-selector-mismatch
#   severity: error
#   tags: [correctness]
#   peers: ["kube-linter:mismatching-selector", "kube-score:deployment-pod-selector-labels-match-template-metadata-labels", "kube-score:statefulset-pod-selector-labels-match-template-metadata-labels"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [DaemonSet, Deployment, DeploymentConfig, Job, ReplicaSet, ReplicationController, StatefulSet]
#   bad: |
#     apiVersion: apps/v1
#     kind: Deployment
#     metadata:
#       name: web
#     spec:
#       selector:
#         matchLabels:
#           app: web
#       template:
#         metadata:
#           labels:
#             app: website
#         spec:
#           containers:
#             - name: web
#               image: example.com/web:1.4
#   good: |
#     apiVersion: apps/v1
#     kind: Deployment
#     metadata:
#       name: web
#     spec:
#       selector:
#         matchLabels:
#           app: web
#       template:
#         metadata:
#           labels:
#             app: web
#         spec:
#           containers:
#             - name: web
#               image: example.com/web:1.4
package infralint.kubernetes.selector_mismatch

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": ["spec", "selector", "matchLabels", key], "related": [template]} if {
	is_object(k8s.pod)
	some key, value in input.spec.selector.matchLabels
	not is_templated(value)
	labels[key] != value
	not is_templated(labels[key])
	msg := sprintf("selector wants label %s: %v, and the pods have %v", [key, value, labels[key]])
}

deny contains {"msg": msg, "path": ["spec", "selector", "matchLabels", key], "related": [template]} if {
	is_object(k8s.pod)
	some key, value in input.spec.selector.matchLabels
	not key in object.keys(labels)
	msg := sprintf("selector wants label %s: %v, which the pods do not have", [key, value])
}

deny contains {"msg": msg, "path": ["spec", "selector", "matchExpressions", i], "related": [template]} if {
	is_object(k8s.pod)
	some i, want in input.spec.selector.matchExpressions
	not holds(want)
	msg := sprintf("selector wants label %s %s%s, which the labels of the pods are not", [want.key, want.operator, list(want)])
}

template := {"msg": "the labels of the pods", "path": array.concat(k8s.pod_metadata_path, ["labels"])}

labels := found if {
	found := k8s.pod_metadata.labels
	is_object(found)
} else := {}

holds(want) if {
	want.operator == "In"
	labels[want.key] in want.values
}

holds(want) if {
	want.operator == "NotIn"
	not object.get(labels, want.key, null) in want.values
}

holds(want) if {
	want.operator == "Exists"
	want.key in object.keys(labels)
}

holds(want) if {
	want.operator == "DoesNotExist"
	not want.key in object.keys(labels)
}

# An operator that there is not is for the schema to report.
holds(want) if not want.operator in {"In", "NotIn", "Exists", "DoesNotExist"}

list(want) := sprintf(" [%s]", [concat(", ", want.values)]) if {
	count(want.values) > 0
} else := ""

# is_templated holds for a value that something fills in later.
is_templated(value) if regex.match(`\$\{|\{\{`, value)

# The selectors of the kinds that are older have labels alone.
deny contains {"msg": msg, "path": ["spec", "selector", key], "related": [template]} if {
	input.kind in {"DeploymentConfig", "ReplicationController"}
	is_object(k8s.pod)
	some key, value in input.spec.selector
	not is_templated(value)
	got := object.get(labels, key, "")
	got != value
	not is_templated(got)
	msg := sprintf("selector wants label %s: %v, which the pods do not have", [key, value])
}
