# METADATA
# title: key of a label is not as they are to be
# description: |
#   Keys of labels begin with a lower-case letter and end in one or in a digit, with letters,
#   digits, single dots and hyphens between. Tools that read labels, and filters such as
#   `docker ps --filter label=`, expect that. `com.docker.`, `io.docker.` and `org.dockerproject.` are for
#   Docker itself.
#
#   Rename it, best after the name of a domain of yours: `com.example.team`.
# related_resources:
#   - ref: https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations
# custom:
#   id: docker-label-key
#   severity: note
#   tags: [style]
#   peers: ["hadolint:DL3048"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM alpine:3.22
#     LABEL com.docker.team=web
#   good: |
#     FROM alpine:3.22
#     LABEL com.example.team=web
package infralint.docker.label_key

import data.infralint.lib.dockerfile

deny contains {"msg": msg, "path": array.concat(path, ["pairs", i])} if {
	some path, label in dockerfile.instructions
	label.name == "LABEL"
	some i, pair in label.pairs
	key := trim(pair.name, `"'`)
	dockerfile.is_known(key)
	why := wrong(key)
	msg := sprintf("key %q of a label %s", [key, why])
}

wrong(key) := "is reserved for Docker" if regex.match(`^(?:com\.docker|io\.docker|org\.dockerproject)\.`, key)

wrong(key) := "is to have lower-case letters, digits, single dots and hyphens only" if {
	not regex.match(`^[a-z](?:[.-]?[a-z0-9])*$`, key)
}
