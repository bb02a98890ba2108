# METADATA
# title: container has no CPU limit
# description: |
#   Without a limit a container may take all the CPU that its node has to spare. That is
#   often what one wants, since requests already protect the others and a limit slows a
#   container down while CPU lies idle; where pods must behave the same on every node, or
#   where users pay for what they get, it is not.
#
#   Set `resources.limits.cpu`.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   id: k8s-cpu-limit
#   severity: note
#   tags: [reliability]
#   peers: ["checkov:CKV_K8S_11", "trivy:KSV-0011", "kube-linter:unset-cpu-requirements", "kube-score:container-resources"]
#   since: 0.1.0
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
#           resources:
#             limits:
#               cpu: "1"
package infralint.kubernetes.cpu_limit

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["resources", "limits", "cpu"])} if {
	some path, container in k8s.resource_containers
	not has_limit(container)
	not has_limit(k8s.pod)
	msg := sprintf("%s has no CPU limit", [k8s.title(path, container)])
}

has_limit(holder) if object.get(holder, ["resources", "limits", "cpu"], null) != null
