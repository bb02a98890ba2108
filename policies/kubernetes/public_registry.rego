# METADATA
# title: image comes from a registry to which anybody may push
# description: |
#   On Docker Hub, ghcr.io and quay.io anybody may publish an image, under a name that looks like
#   the one that was meant. It may be gone tomorrow or changed, and pulls fail when the registry
#   limits them, which is when a node must start your pods elsewhere.
#
#   Mirror what you use to a registry of your own. Which ones are allowed, k8s-image-registry can be
#   told.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/images/
# custom:
#   id: k8s-public-registry
#   severity: note
#   tags: [supply-chain]
#   peers: ["trivy:KSV-0034", "trivy:KSV-0032", "trivy:KSV-0033", "trivy:KSV-0035", "trivy:KSV-0125"]
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
#           image: example.com/web:1.4
package infralint.kubernetes.public_registry

import data.infralint.lib.kubernetes as k8s

import data.infralint.lib.image

deny contains {"msg": msg, "path": array.concat(path, ["image"])} if {
	some path, container in k8s.containers
	ref := container.image
	ref != ""
	not image.is_placeholder(ref)
	registry := split(image.full(ref), "/")[0]
	registry in public
	msg := sprintf("%s uses image %q of %s, to which anybody may push", [k8s.title(path, container), ref, registry])
}

public := {"docker.io", "ghcr.io", "hub.docker.com", "index.docker.io", "public.ecr.aws", "quay.io", "registry.hub.docker.com", "registry-1.docker.io"}
