# METADATA
# title: image has no fixed tag
# description: |
#   The tag `latest`, or no tag, which means the same, names whatever was pushed last. Two
#   builds of one commit give different images, and whoever can push to the registry decides
#   what is in them.
#
#   Name the version that was tested, better the digest. An image with a digest is not
#   reported, nor is `scratch`, another stage, or an image whose name an argument without a
#   default sets.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image
# custom:
#   id: docker-latest-tag
#   severity: warning
#   tags: [supply-chain, reliability]
#   peers: ["hadolint:DL3006", "hadolint:DL3007", "hadolint:DL3022", "checkov:CKV_DOCKER_7", "trivy:DS-0001"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM node:latest
#   good: |
#     FROM node:22.11.0
package infralint.docker.latest_tag

import data.infralint.lib.dockerfile
import data.infralint.lib.image

deny contains {"msg": msg, "path": ["stages", s, "image"]} if {
	some s, stage in input.stages
	stage.image != "scratch"
	problem := image.moves(stage.image)
	msg := sprintf("stage %s begins with image %q%s", [title(stage), stage.image, problem])
}

deny contains {"msg": msg, "path": array.concat(path, ["flags", "from", i])} if {
	some path, copy in dockerfile.instructions
	copy.name == "COPY"
	some i, ref in copy.flags.from
	not is_stage(ref)
	problem := image.moves(ref)
	msg := sprintf("COPY takes files of image %q%s", [ref, problem])
}

is_stage(ref) if regex.match(`^\d+$`, ref)

is_stage(ref) if {
	some stage in input.stages
	stage.name == lower(ref)
}

# What looks like a misspelled stage is the business of docker-stage-refs.
is_stage(ref) if {
	some stage in input.stages
	substring(stage.name, 0, 1) == substring(ref, 0, 1)
	abs(count(stage.name) - count(ref)) < 2
}

title(stage) := sprintf("%q", [stage.name])

title(stage) := sprintf("%d", [stage.index]) if not stage.name
