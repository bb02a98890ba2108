# METADATA
# title: container image of a workflow has no digest
# description: |
#   A version is a tag like any other: who may push to the registry, or got hold of a token
#   for it, can move it, and the next run starts another image with the secrets of the job.
#
#   Name the digest behind the version: `node:24.4.1@sha256:…`. Dependabot and Renovate keep
#   both. An image that an expression names is reported too: what the matrix holds is looked
#   up, but no reader can see the digest of anything else. Images without a version are the
#   business of gha-unpinned-image.
# custom:
#   id: gha-image-digest
#   severity: note
#   tags: [security, supply-chain]
#   peers: ["zizmor:unpinned-images", "scorecard:Pinned-Dependencies"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: workflow
#   bad: |
#     on: push
#     permissions: {}
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         container: node:24.4.1
#         steps:
#           - run: make
#   good: |
#     on: push
#     permissions: {}
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         container: node:24.4.1@sha256:9e3a6a5d3d5a6f1c0b8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a3928
#         steps:
#           - run: make
package infralint.actions.image_digest

import data.infralint.lib.image
import data.infralint.lib.workflow

deny contains {"msg": msg, "path": path} if {
	some found in workflow.image_values
	path := found.path
	found.image != ""
	not image.is_fixed(found.image)
	not image.moves(found.image)
	not image.is_placeholder(found.image)
	msg := sprintf("%s uses image %q without a digest", [found.title, found.image])
}

# An expression may name any image, and none with a digest can be seen.
deny contains {"msg": msg, "path": found.path} if {
	some found in workflow.image_values
	contains(found.image, "${{")
	not contains(found.image, "@sha256:")
	msg := sprintf("%s uses an image that %q names, without a digest in sight", [found.title, found.image])
}

deny contains {"msg": msg, "path": path} if {
	some path, uses in workflow.image_uses
	msg := sprintf("step %s", [workflow.versioned_image(uses)])
}
