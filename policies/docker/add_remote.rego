# METADATA
# title: download by ADD has no checksum
# description: |
#   What the address gives at the time of the build is put into the image without a look.
#   Whoever takes over the server decides what that is, and nobody notices.
#
#   Say what must come: `ADD --checksum=sha256:…`, or a commit of the Git repository.
# related_resources:
#   - ref: https://docs.docker.com/reference/dockerfile/#add---checksum
# custom:
#   id: docker-add-remote
#   severity: warning
#   tags: [supply-chain, security]
#   peers: ["hadolint:DL3020", "checkov:CKV_DOCKER_4"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM alpine:3.22
#     ADD https://example.com/app.tgz /tmp/
#   good: |
#     FROM alpine:3.22
#     ADD --checksum=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef https://example.com/app.tgz /tmp/
package infralint.docker.add_remote

import data.infralint.lib.dockerfile

deny contains {"msg": msg, "path": array.concat(path, ["args", i])} if {
	some path, add in dockerfile.instructions
	add.name == "ADD"
	not add.flags.checksum
	some i, source in add.args
	i < count(add.args) - 1
	regex.match(`(?i)^(?:https?|ftp|git|ssh)://|^git@`, source)
	not regex.match(`[#/][0-9a-f]{40}(?:[:/.?&]|$)|checksum=`, source)
	msg := sprintf("ADD fetches %s without a %s", [source, proof(source)])
}

# proof is what would say which content is meant.
proof(source) := "commit" if {
	regex.match(`^(?:git|ssh)://|^git@|\.git(?:#|$)`, source)
} else := "checksum"
