# METADATA
# title: package is installed without a version
# description: |
#   What is installed is whatever is newest on the day of the build. Two builds of one commit
#   differ, and a release with malice in it is taken at once.
#
#   Name the version, or install from a file that does: a lock file, `requirements.txt`, a
#   constraints file. A tag of npm, such as `@latest`, is no version: it moves.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#apt-get
# custom:
#   id: docker-pin-packages
#   severity: note
#   tags: [supply-chain, reliability]
#   peers: ["hadolint:DL3008", "hadolint:DL3018", "hadolint:DL3013", "hadolint:DL3016", "hadolint:DL3028", "hadolint:DL3033", "hadolint:DL3041", "hadolint:DL3037", "hadolint:DL3062"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM debian:13
#     RUN apt-get update && apt-get install -y curl
#   good: |
#     FROM debian:13
#     RUN apt-get update && apt-get install -y curl=8.14.1-2
package infralint.docker.pin_packages

import data.infralint.lib.dockerfile
import data.infralint.lib.packages

deny contains {"msg": msg, "path": array.concat(path, ["args", i])} if {
	some path, command in dockerfile.commands
	some i, name in packages.unpinned(command)
	msg := sprintf("%s installs %s in whatever version there is", [packages.of(command), name])
}
