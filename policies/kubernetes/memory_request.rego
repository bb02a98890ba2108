# METADATA
# title: container has no memory request
# description: |
#   The scheduler places pods by what they request. A container that requests no
#   memory fits on every node, also on one that has none left, and is among the first
#   that are evicted when memory runs short.
#
#   Set `resources.requests.memory` to what the container needs in ordinary times. A
#   memory limit without a request is not reported: Kubernetes then takes the limit
#   as the request. A request on the pod (`spec.resources`) counts for its containers.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   id: k8s-memory-request
#   severity: warning
#   tags: [reliability]
#   peers: ["checkov:CKV_K8S_12", "trivy:KSV-0016", "kube-linter:unset-memory-requirements", "kube-score:container-resources"]
#   since: 0.1.0
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
#           resources:
#             requests:
#               cpu: 100m
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
#             requests:
#               memory: 128Mi
package infralint.kubernetes.memory_request

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["resources", "requests", "memory"])} if {
	some path, container in k8s.resource_containers
	not has_request(container)
	not has_request(k8s.pod)
	msg := sprintf("%s has no memory request", [k8s.title(path, container)])
}

has_request(holder) if {
	some kind in ["requests", "limits"]
	object.get(holder, ["resources", kind, "memory"], null) != null
}
