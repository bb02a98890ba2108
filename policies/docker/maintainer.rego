# METADATA
# title: MAINTAINER is deprecated
# description: |
#   `MAINTAINER` is deprecated since 2017, and what it says is not shown with the labels.
#
#   Write `LABEL org.opencontainers.image.authors="…"`.
# related_resources:
#   - ref: https://docs.docker.com/reference/dockerfile/#maintainer-deprecated
# custom:
#   id: docker-maintainer
#   severity: note
#   tags: [style]
#   peers: ["hadolint:DL4000", "checkov:CKV_DOCKER_6", "trivy:DS-0022", "buildkit:MaintainerDeprecated"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM alpine:3.22
#     MAINTAINER web@example.com
#   good: |
#     FROM alpine:3.22
#     LABEL org.opencontainers.image.authors="web@example.com"
package infralint.docker.maintainer

import data.infralint.lib.dockerfile

deny contains {"msg": "MAINTAINER is deprecated in favour of a label", "path": array.concat(path, ["name"])} if {
	some path, instruction in dockerfile.instructions
	instruction.name == "MAINTAINER"
}
