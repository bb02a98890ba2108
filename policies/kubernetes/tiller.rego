# METADATA
# title: Tiller of Helm 2 is deployed
# description: |
#   Tiller, the server of Helm 2, takes orders from every pod in the cluster without asking who
#   it is, and usually has cluster-admin. Whoever gets code to run in any pod owns the cluster.
#   It has had no updates since 2020.
#
#   Use Helm 3, which needs no server, and delete Tiller.
# related_resources:
#   - ref: https://helm.sh/docs/topics/v2_v3_migration/
# custom:
#   id: k8s-tiller
#   severity: error
#   tags: [security]
#   peers: ["checkov:CKV_K8S_34", "checkov:CKV_K8S_44", "trivy:KSV-0102"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: kubernetes
#         kinds: [CronJob, DaemonSet, Deployment, DeploymentConfig, Job, Pod, PodTemplate, ReplicaSet, ReplicationController, Rollout, Service, StatefulSet]
#   bad: |
#     apiVersion: apps/v1
#     kind: Deployment
#     metadata:
#       name: tiller-deploy
#       namespace: kube-system
#     spec:
#       template:
#         spec:
#           containers:
#             - name: tiller
#               image: gcr.io/kubernetes-helm/tiller:v2.17.0
#   good: |
#     apiVersion: apps/v1
#     kind: Deployment
#     metadata:
#       name: web
#     spec:
#       template:
#         spec:
#           containers:
#             - name: web
#               image: example.com/web:1.4
package infralint.kubernetes.tiller

import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["image"])} if {
	some path, container in k8s.containers
	is_tiller(container.image)
	msg := sprintf("%s is Tiller, which every pod of the cluster may command", [k8s.title(path, container)])
}

deny contains {"msg": msg, "path": ["metadata", "labels", "name"]} if {
	input.metadata.labels.name == "tiller"
	images := [c.image | some c in k8s.containers; is_tiller(c.image)]
	count(images) == 0
	msg := sprintf("%s has the labels of Tiller", [input.kind])
}

deny contains {"msg": "Service leads to Tiller, which every pod of the cluster may command", "path": ["spec", "selector", "name"]} if {
	input.kind == "Service"
	input.spec.selector.name == "tiller"
	object.get(input, ["metadata", "labels", "name"], "") != "tiller"
}

is_tiller(image) if regex.match(`(?:^|/)tiller(?:-deploy)?(?:[:@]|$)`, image)
