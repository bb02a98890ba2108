# METADATA
# title: image has no digest
# description: |
#   A tag can be pushed again; a digest cannot. With `image: name:tag@sha256:…` every node
#   runs the bytes that were scanned and tested, also when somebody takes over the registry
#   account.
#
#   Let Renovate or the pipeline write the digests.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/images/#image-names
# custom:
#   id: k8s-image-digest
#   severity: note
#   tags: [supply-chain]
#   peers: ["checkov:CKV_K8S_43"]
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
#           image: nginx:1.29.1
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       containers:
#         - name: web
#           image: nginx:1.29.1@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
package infralint.kubernetes.image_digest

import data.infralint.lib.image
import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["image"])} if {
	some path, container in k8s.containers
	ref := container.image
	ref != ""
	not image.is_fixed(ref)
	not image.is_placeholder(ref)
	msg := sprintf("%s uses image %q without a digest", [k8s.title(path, container), ref])
}
