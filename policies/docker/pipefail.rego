# METADATA
# title: failure of a command in front of a pipe is not noticed
# description: |
#   A pipe fails if its last command does. When the download in front of it breaks, the build
#   goes on with half of what was meant, and the layer is cached.
#
#   Say `SHELL ["/bin/bash", "-o", "pipefail", "-c"]`, or `set -o pipefail` in the `RUN`. Where the
#   shell knows no such option, write to a file first.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#using-pipes
# custom:
#   id: docker-pipefail
#   severity: note
#   tags: [reliability]
#   peers: ["hadolint:DL4006"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM debian:13
#     RUN curl -sSL https://example.com/a.tgz | tar -xz
#   good: |
#     FROM debian:13
#     SHELL ["/bin/bash", "-o", "pipefail", "-c"]
#     RUN curl -sSL https://example.com/a.tgz | tar -xz
package infralint.docker.pipefail

import data.infralint.lib.dockerfile

deny contains {"msg": msg, "path": path} if {
	some path, command in dockerfile.commands
	command.pipeline > 0
	command.stage > 0
	not command.pipefail
	before := [other |
		some other in dockerfile.runs[array.slice(path, 0, count(path) - 2)].commands
		other.pipeline == command.pipeline
		other.stage == command.stage - 1
	]
	before[0].name != "yes" # which the end of the pipe breaks
	command.stage == 1
	msg := sprintf("a failure of %s in front of the pipe is not noticed", [before[0].name])
}
