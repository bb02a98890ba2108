# METADATA
# title: image has no fixed tag
# description: |
#   The tag `latest`, or no tag, which means the same, names whatever was pushed
#   last. Two pods of one Deployment can run different code, a node that restarts
#   pulls a version that nobody tested, and a roll-back rolls back to the same
#   reference. Whoever can push to the registry decides what runs in the cluster.
#
#   Name the version that was tested, better the digest. An image with a digest is
#   not reported, whatever its tag says.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/images/#image-names
# custom:
#   id: k8s-latest-tag
#   severity: warning
#   tags: [supply-chain, reliability]
#   peers: ["checkov:CKV_K8S_14", "trivy:KSV-0013", "kube-linter:latest-tag", "kube-score:container-image-tag"]
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
#           image: nginx:latest
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       containers:
#         - name: web
#           image: nginx:1.29.1
package infralint.kubernetes.latest_tag

import data.infralint.lib.image
import data.infralint.lib.kubernetes as k8s

deny contains {"msg": msg, "path": array.concat(path, ["image"])} if {
	some path, container in k8s.containers
	ref := container.image
	problem := image.moves(ref)
	msg := sprintf("%s uses image %q%s", [k8s.title(path, container), ref, problem])
}
