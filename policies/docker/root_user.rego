# METADATA
# title: container runs as root
# description: |
#   The last `USER` of the image is root. Whoever takes over the program is root in the
#   container: one fault of the kernel or one folder of the host that is mounted, and they are
#   root on the machine.
#
#   Do what needs root first, then end with a `USER` that is not root, better by its number.
#   Only the stage that is built counts, with those that it is built on.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#user
# custom:
#   id: docker-root-user
#   severity: error
#   tags: [security]
#   peers: ["hadolint:DL3002", "checkov:CKV_DOCKER_8", "trivy:DS-0002"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM alpine:3.22
#     RUN adduser -D app
#     USER root
#     CMD ["app"]
#   good: |
#     FROM alpine:3.22
#     RUN adduser -D app
#     USER root
#     RUN apk add --no-cache curl
#     USER app
#     CMD ["app"]
package infralint.docker.root_user

import data.infralint.lib.dockerfile

deny contains {"msg": msg, "path": array.concat(path, ["args", 0])} if {
	path := dockerfile.last("USER")
	user := dockerfile.instructions[path].args[0]
	is_root(user)
	msg := sprintf("the image runs as %s", [user])
}

is_root(user) if regex.match(`(?i)^(?:root|0+|administrator|containeradministrator)(?::|$)`, user)
