# METADATA
# title: image has no digest
# description: |
#   A tag can be pushed anew: what was reviewed is not what is built tomorrow. A digest names
#   one image for ever.
#
#   Add the digest to the tag, and let a tool such as Dependabot or Renovate keep it current.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#pin-base-image-versions
# custom:
#   id: docker-base-digest
#   severity: note
#   tags: [supply-chain]
#   peers: ["scorecard:Pinned-Dependencies"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM alpine:3.22
#   good: |
#     FROM alpine:3.22@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
package infralint.docker.base_digest

import data.infralint.lib.image

deny contains {"msg": msg, "path": ["stages", s, "image"]} if {
	some s, stage in input.stages
	ref := stage.image
	not ref in {"scratch", ""}
	not image.is_fixed(ref)
	not image.is_placeholder(ref)
	msg := sprintf("image %q has no digest", [ref])
}
