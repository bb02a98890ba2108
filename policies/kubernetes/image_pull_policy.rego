# METADATA
# title: node may run an image without asking the registry
# description: |
#   With `imagePullPolicy` other than `Always` a node runs the image that it has. Under a tag that
#   moves that is an old one: pods of one Deployment run different code, and a fix that was pushed
#   does not arrive. And it runs for everybody: a pod without credentials gets the private image
#   that another pod of the node pulled with them. `Never` also runs whatever somebody put on the
#   node.
#
#   Set `Always`; what the node has already is not downloaded again. Without the field it is
#   `Always` for `latest` and for images without a tag, and `IfNotPresent` for all others.
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
	ref := container.image
	policy := policy_of(container)
	policy != "Always"
	msg := sprintf("%s pulls %q with policy %s", [k8s.title(path, container), ref, policy])
}

policy_of(container) := policy if {
	policy := container.imagePullPolicy
	not policy in {null, ""}
} else := "IfNotPresent, the default" if {
	not image.moves(container.image)
	not image.is_placeholder(container.image)
	container.image != ""
} else := "Always"
