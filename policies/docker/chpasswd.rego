# METADATA
# title: password of a user is set in the build
# description: |
#   A password that the build sets is in the history of the image, and the same in every
#   container. Nobody logs in to a container by password.
#
#   Leave it out, and lock the account: `passwd -l`.
# custom:
#   id: docker-chpasswd
#   severity: note
#   tags: [security]
#   peers: ["checkov:CKV2_DOCKER_17"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM debian:13
#     RUN echo 'root:hunter2' | chpasswd
#   good: |
#     FROM debian:13
#     RUN passwd -l root
package infralint.docker.chpasswd

import data.infralint.lib.dockerfile

deny contains {"msg": msg, "path": path} if {
	some path, command in dockerfile.commands
	sets_password(command)
	msg := sprintf("%s sets a password that everybody with the image has", [command.name])
}

sets_password(command) if command.name == "chpasswd"

sets_password(command) if {
	command.name == "passwd"
	not dockerfile.has_flag(command, {"--lock", "--delete", "--expire", "--unlock", "--status"}, "ldeuS")
}

sets_password(command) if {
	command.name in {"useradd", "usermod"}
	dockerfile.has_flag(command, {"--password"}, "")
}
