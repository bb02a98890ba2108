# METADATA
# title: image comes from a registry that is not allowed
# description: |
#   An image from any registry of the internet is code that nobody of the organisation scanned.
#   A name that looks like a well-known one is enough to get it into what is built.
#
#   Mirror the image to a registry that the configuration allows. Naming some turns this
#   rule on:
#
#       parameters:
#         docker-registry:
#           allowed: [registry.example.com, "docker.io/library"]
#
#   An entry allows the registry or everything below a path. Images without a registry are
#   those of docker.io.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/
# custom:
#   id: docker-registry
#   severity: warning
#   tags: [supply-chain]
#   peers: ["hadolint:DL3026"]
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
#       - type: dockerfile
#   bad: |
#     FROM quay.io/octo/base:1.4
#   good: |
#     FROM registry.example.com/base:1.4
package infralint.docker.registry

import data.infralint.lib.image

allowed := data.config["docker-registry"].allowed

deny contains {"msg": msg, "path": ["stages", s, "image"]} if {
	some s, stage in input.stages
	ref := stage.image
	not ref in {"", "scratch"}
	not image.is_placeholder(ref)
	count(allowed) > 0
	not is_allowed(image.full(ref))
	msg := sprintf("image %q is not from %s", [ref, concat(", ", allowed)])
}

is_allowed(name) if {
	some prefix in allowed
	startswith(name, concat("", [trim_suffix(prefix, "/"), "/"]))
}
