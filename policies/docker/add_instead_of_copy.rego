# METADATA
# title: ADD for what COPY does
# description: |
#   `ADD` unpacks archives and fetches addresses. For a file or a folder of the context it does
#   what `COPY` does, until somebody names an archive, or an argument holds an address.
#
#   Write `COPY`. Archives, which `ADD` unpacks, and addresses are not reported.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#add-or-copy
# custom:
#   id: docker-add-instead-of-copy
#   severity: note
#   tags: [style, security]
#   peers: ["hadolint:DL3020", "checkov:CKV_DOCKER_4", "trivy:DS-0005"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM alpine:3.22
#     ADD app /app
#   good: |
#     FROM alpine:3.22
#     COPY app /app
package infralint.docker.add_instead_of_copy

import data.infralint.lib.dockerfile

deny contains {"msg": msg, "path": array.concat(path, ["name"])} if {
	some path, add in dockerfile.instructions
	add.name == "ADD"
	count(add.args) > 1
	sources := array.slice(add.args, 0, count(add.args) - 1)
	every source in sources {
		is_local(source)
	}
	msg := sprintf("ADD %s does what COPY does", [concat(" ", sources)])
}

is_local(source) if {
	not regex.match(`(?i)^(?:https?|ftp|git|ssh)://|^git@|^["']?\$|^<<|\.git(?:#|$)`, source)
	not regex.match(`(?i)\.(?:tar|tgz|tbz2?|txz|tzst|t[gxlz]z|gz|bz2|xz|zst|lz|lzma|Z|zip)(?:\.|$)|\.tar[.*]|\*$`, source)
}
