# METADATA
# title: priority class of a pod is not allowed
# description: |
#   A pod of a high priority class makes the scheduler evict others to place it. Whoever may
#   choose any class, `system-node-critical` for example, pushes everybody else off the nodes.
#
#   Say in the configuration which classes there are, which turns this rule on; the empty
#   name allows pods without one:
#
#       parameters:
#         k8s-priority-class:
#           allowed: ["", standard, batch]
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
# custom:
#   id: k8s-priority-class
#   severity: note
#   tags: [reliability]
#   peers: ["kube-linter:priority-class-name"]
#   since: 0.1.0
#   config:
#     type: object
#     properties:
#       allowed: {type: array, items: {type: string}}
#     required: [allowed]
#     additionalProperties: false
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [CronJob, DaemonSet, Deployment, DeploymentConfig, Job, Pod, PodTemplate, ReplicaSet, ReplicationController, Rollout, StatefulSet]
#   bad: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       priorityClassName: system-node-critical
#       containers:
#         - name: web
#           image: example.com/web:1.4
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       priorityClassName: standard
#       containers:
#         - name: web
#           image: example.com/web:1.4
package infralint.kubernetes.priority_class

import data.infralint.lib.kubernetes as k8s

allowed := data.config["k8s-priority-class"].allowed

deny contains {"msg": msg, "path": array.concat(k8s.pod_path, ["priorityClassName"])} if {
	name := object.get(k8s.pod, "priorityClassName", "")
	not name in allowed
	count(allowed) > 0
	msg := sprintf("priority class %q is none of %s", [name, concat(", ", [sprintf("%q", [a]) | some a in allowed])])
}
