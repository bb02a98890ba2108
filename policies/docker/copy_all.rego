# METADATA
# title: whole context is copied, and nothing is left out
# description: |
#   `COPY . .` takes everything that lies in the folder: `.git` with its history, `.env`, keys,
#   `node_modules` of another platform. It is in a layer of the image for good, and each change
#   of any file makes everything below be built again.
#
#   Write a `.dockerignore`, or copy what is needed.
# related_resources:
#   - ref: https://docs.docker.com/build/concepts/context/#dockerignore-files
# custom:
#   id: docker-copy-all
#   severity: note
#   tags: [security, reliability]
#   peers: ["hadolint:DL3067"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM node:22.11.0
#     COPY . /app
#   good: |
#     FROM node:22.11.0
#     COPY src /app/src
package infralint.docker.copy_all

import data.infralint.lib.dockerfile

deny contains {"msg": msg, "path": array.concat(path, ["args", i])} if {
	some path, copy in dockerfile.instructions
	copy.name in {"COPY", "ADD"}
	not input.ignored
	not copy.flags.from
	not copy.flags.exclude
	some i, source in copy.args
	i < count(copy.args) - 1
	source in {".", "./", "/", "*", "./*"}
	msg := sprintf("%s %s takes the whole context, and no .dockerignore leaves anything out", [copy.name, source])
}

deny contains {"msg": "COPY takes the whole file system of the other stage", "path": array.concat(path, ["args", i])} if {
	some path, copy in dockerfile.instructions
	copy.name == "COPY"
	copy.flags.from
	dockerfile.final.image != "scratch"
	some i, source in copy.args
	i < count(copy.args) - 1
	source == "/"
}
