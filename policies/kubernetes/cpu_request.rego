# METADATA
# title: container has no CPU request
# description: |
#   The scheduler places pods by what they request, and the kernel shares the CPU of a busy
#   node in proportion to it. A container that requests nothing is put on full nodes and gets
#   next to nothing there: it answers slowly, fails its probes and is restarted just when
#   there is most to do.
#
#   Set `resources.requests.cpu` to what the container needs in ordinary times. A CPU limit
#   without a request is not reported, since Kubernetes takes the limit as the request.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   id: k8s-cpu-request
#   severity: warning
#   tags: [reliability]
#   peers: ["checkov:CKV_K8S_10", "trivy:KSV-0015", "kube-linter:unset-cpu-requirements", "kube-score:container-resources"]
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
#           resources:
#             requests:
#               memory: 128Mi
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
#               cpu: 100m
package infralint.kubernetes.cpu_request

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["resources", "requests", "cpu"])} if {
	some path, container in k8s.resource_containers
	not has_request(container)
	not has_request(k8s.pod)
	msg := sprintf("%s has no CPU request", [k8s.title(path, container)])
}

has_request(holder) if {
	some kind in ["requests", "limits"]
	object.get(holder, ["resources", kind, "cpu"], null) != null
}
