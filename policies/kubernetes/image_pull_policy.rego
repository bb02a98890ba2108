# METADATA
# title: image with a tag that moves may be an old one
# description: |
#   With `imagePullPolicy: IfNotPresent` or `Never` a node runs the image that it has under a
#   tag, not the one that the tag points to now: pods of one Deployment run different code,
#   and a fix that was pushed does not arrive. `Never` also runs whatever somebody put on the
#   node.
#
#   Set `Always` for tags that move, or leave the field out and name a version.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy
# custom:
#   id: k8s-image-pull-policy
#   severity: note
#   tags: [reliability]
#   peers: ["checkov:CKV_K8S_15", "kube-score:container-image-pull-policy"]
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
#           image: nginx:latest
#           imagePullPolicy: IfNotPresent
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       containers:
#         - name: web
#           image: nginx:latest
#           imagePullPolicy: Always
package infralint.kubernetes.image_pull_policy

import data.infralint.lib.image
import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["imagePullPolicy"])} if {
	some path, container in k8s.containers
	container.imagePullPolicy in {"IfNotPresent", "Never"}
	image.moves(container.image)
	msg := sprintf("%s pulls %q with policy %s, which keeps an old image", [k8s.title(path, container), container.image, container.imagePullPolicy])
}
