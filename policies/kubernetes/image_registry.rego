# METADATA
# title: image comes from a registry that is not allowed
# description: |
#   An image from any registry of the internet is code that nobody of the organisation
#   scanned, and that may be gone or changed tomorrow. A name that looks like a well-known one
#   is enough to get it into the cluster.
#
#   Mirror the image to a registry that the configuration allows. Naming some turns this
#   rule on:
#
#       parameters:
#         k8s-image-registry:
#           allowed: [registry.example.com, "docker.io/library"]
#
#   An entry allows the registry or everything below a path. Images without a registry are
#   those of docker.io.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/images/
# custom:
#   id: k8s-image-registry
#   severity: warning
#   tags: [supply-chain]
#   peers: ["trivy:KSV-0125"]
#   since: 0.1.0
#   config:
#     type: object
#     properties:
#       allowed: {type: array, items: {type: string}}
#     required: [allowed]
#     additionalProperties: false
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
#           image: quay.io/octo/web:1.4
#   good: |
#     apiVersion: v1
#     kind: Pod
#     metadata:
#       name: web
#     spec:
#       containers:
#         - name: web
#           image: registry.example.com/web:1.4
package infralint.kubernetes.image_registry

import data.infralint.lib.image
import data.infralint.lib.kubernetes as k8s

allowed := data.config["k8s-image-registry"].allowed

deny contains {"msg": msg, "path": array.concat(path, ["image"])} if {
	some path, container in k8s.containers
	ref := container.image
	ref != ""
	not image.is_placeholder(ref)
	count(allowed) > 0
	not is_allowed(image.full(ref))
	msg := sprintf("%s uses image %q, which is not from %s", [k8s.title(path, container), ref, concat(", ", allowed)])
}

is_allowed(name) if {
	some prefix in allowed
	startswith(name, concat("", [trim_suffix(prefix, "/"), "/"]))
}
