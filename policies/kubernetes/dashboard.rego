# METADATA
# title: Kubernetes dashboard is deployed
# description: |
#   The dashboard shows and changes the cluster for whoever reaches it, with the rights of its
#   service account where nobody logs in. Clusters were taken over through it again and again.
#
#   Remove it; what it shows, tools on the machines of administrators show with the rights of those.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/
# custom:
#   id: k8s-dashboard
#   severity: warning
#   tags: [security]
#   peers: ["checkov:CKV_K8S_33"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [CronJob, DaemonSet, Deployment, DeploymentConfig, Job, Pod, PodTemplate, ReplicaSet, ReplicationController, Rollout, StatefulSet]
#   bad: |
#     apiVersion: apps/v1
#     kind: Deployment
#     metadata:
#       name: kubernetes-dashboard
#     spec:
#       template:
#         spec:
#           containers:
#             - name: kubernetes-dashboard
#               image: kubernetesui/dashboard:v2.7.0
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       containers:
#         - name: web
#           image: example.com/web:1.4
package infralint.kubernetes.dashboard

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["image"])} if {
	some path, container in k8s.containers
	is_dashboard(container.image)
	msg := sprintf("%s is the Kubernetes dashboard", [k8s.title(path, container)])
}

deny contains {"msg": msg, "path": ["metadata", "labels", key]} if {
	some key in ["app", "k8s-app"]
	input.metadata.labels[key] == "kubernetes-dashboard"
	images := [c.image | some c in k8s.containers; is_dashboard(c.image)]
	count(images) == 0
	msg := sprintf("%s has the labels of the Kubernetes dashboard", [input.kind])
}

is_dashboard(image) if regex.match(`(?:^|/)(?:kubernetes-dashboard(?:-[a-z0-9]+)?|kubernetesui/dashboard(?:-[a-z]+)?)(?:[:@]|$)`, image)
