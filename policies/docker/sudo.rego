# METADATA
# title: sudo in RUN
# description: |
#   `sudo` does not pass on signals, needs a terminal at times, and an image that has it lets
#   whoever takes over the program become root.
#
#   A build runs as root until `USER` says otherwise: put the line in front of it, or say
#   `USER root` and go back. For a start as another user there is `gosu` or `setpriv`.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#user
# custom:
#   id: docker-sudo
#   severity: warning
#   tags: [security]
#   peers: ["hadolint:DL3004", "checkov:CKV2_DOCKER_1", "trivy:DS-0010"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM debian:13
#     RUN sudo apt-get update
#   good: |
#     FROM debian:13
#     RUN apt-get update && apt-get install -y curl
package infralint.docker.sudo

import data.infralint.lib.dockerfile

deny contains {"msg": msg, "path": path} if {
	some path, command in dockerfile.commands
	"sudo" in array.concat(command.via, [command.name])
	msg := sprintf("%s is run by sudo", [command.name])
}
