# METADATA
# title: wget fills the log of the build
# description: |
#   The bar of dots for each download is thousands of lines in the log of a build.
#
#   Add `--progress=dot:giga`, or `-nv`.
# custom:
#   id: docker-wget-progress
#   severity: note
#   tags: [style]
#   peers: ["hadolint:DL3047"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM debian:13
#     RUN wget https://example.com/a.tgz
#   good: |
#     FROM debian:13
#     RUN wget --progress=dot:giga https://example.com/a.tgz
package infralint.docker.wget_progress

import data.infralint.lib.dockerfile

deny contains {"msg": "wget writes its whole progress into the log", "path": path} if {
	some path, command in dockerfile.commands
	command.name == "wget"
	count(dockerfile.operands(command, set())) > 0
	not dockerfile.has_flag(command, {"--progress", "--quiet", "--no-verbose", "--output-file", "--append-output", "--version"}, "qoa")
	not quiet(command)
}

quiet(command) if {
	some arg in command.args
	startswith(arg, "-nv")
}
