# METADATA
# title: default shell is replaced by a link
# description: |
#   A link in the place of `/bin/sh` changes the shell of every script of the system, which were
#   written for the other one.
#
#   Say which shell `RUN` uses: `SHELL ["/bin/bash", "-c"]`.
# related_resources:
#   - ref: https://docs.docker.com/reference/dockerfile/#shell
# custom:
#   id: docker-shell-link
#   severity: note
#   tags: [reliability]
#   peers: ["hadolint:DL4005"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM debian:13
#     RUN ln -sf /bin/bash /bin/sh
#   good: |
#     FROM debian:13
#     SHELL ["/bin/bash", "-c"]
package infralint.docker.shell_link

import data.infralint.lib.dockerfile

deny contains {"msg": "SHELL changes the shell of the build without replacing /bin/sh", "path": path} if {
	some path, command in dockerfile.commands
	command.name == "ln"
	command.args[count(command.args) - 1] in {"/bin/sh", "/usr/bin/sh"}
}
