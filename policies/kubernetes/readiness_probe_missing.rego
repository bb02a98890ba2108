# METADATA
# title: container has no readiness probe
# description: |
#   A container without a readiness probe counts as ready as soon as it runs: a rollout goes on
#   although the new version does not work yet, also where nothing connects to it.
#
#   Add a `readinessProbe`. Containers that serve are the business of k8s-readiness-probe, which is
#   on by default; this rule is about all others.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
# custom:
#   id: k8s-readiness-probe-missing
#   severity: note
#   tags: [reliability]
#   peers: ["checkov:CKV_K8S_9", "kube-linter:no-readiness-probe"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [DaemonSet, Deployment, DeploymentConfig, Pod, PodTemplate, ReplicaSet, ReplicationController, Rollout, StatefulSet]
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
#     spec:
#       containers:
#         - name: web
#           image: example.com/web:1.4
#           readinessProbe:
#             exec:
#               command: [test, -f, /tmp/ready]
package infralint.kubernetes.readiness_probe_missing

import data.infralint.lib.kubernetes as k8s

import data.infralint.kubernetes.readiness_probe

deny contains {"msg": msg, "path": array.concat(path, ["readinessProbe"])} if {
	some path, container in k8s.main_containers
	object.get(container, "readinessProbe", null) == null
	not array.concat(path, ["readinessProbe"]) in said
	msg := sprintf("%s has no readiness probe", [k8s.title(path, container)])
}

said contains result.path if {
	input.kind in {"DaemonSet", "Deployment", "DeploymentConfig", "ReplicaSet", "ReplicationController", "Rollout", "StatefulSet"}
	some result in readiness_probe.deny
}
