# METADATA
# title: cd in RUN where WORKDIR is meant
# description: |
#   The folder that `cd` changes to is forgotten at the end of the `RUN`. Each following line
#   starts where `WORKDIR` says, which is easily overlooked.
#
#   Say `WORKDIR`. A `cd` of a subshell, or behind which more is run, is found too.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#workdir
# custom:
#   id: docker-cd
#   severity: note
#   tags: [style]
#   peers: ["hadolint:DL3003", "trivy:DS-0013"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM node:22.11.0
#     RUN cd /app && npm ci
#   good: |
#     FROM node:22.11.0
#     WORKDIR /app
#     RUN npm ci
package infralint.docker.cd

import data.infralint.lib.dockerfile

deny contains {"msg": "the folder is that of this RUN alone; WORKDIR sets it for all", "path": path} if {
	some path, command in dockerfile.commands
	command.name == "cd"
	count(command.args) > 0
}
