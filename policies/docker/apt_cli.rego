# METADATA
# title: apt in a script
# description: |
#   `apt` is for people: its output and its options may change from one release to the next,
#   and it says so itself when a script runs it.
#
#   Use `apt-get` and `apt-cache`.
# related_resources:
#   - ref: https://manpages.debian.org/unstable/apt/apt.8.en.html
# custom:
#   id: docker-apt-cli
#   severity: note
#   tags: [reliability]
#   peers: ["hadolint:DL3027", "checkov:CKV_DOCKER_9"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM debian:13
#     RUN apt update && apt install -y curl
#   good: |
#     FROM debian:13
#     RUN apt-get update && apt-get install -y curl
package infralint.docker.apt_cli

import data.infralint.lib.dockerfile

deny contains {"msg": "apt is for people; scripts use apt-get or apt-cache", "path": array.concat(path, ["name"])} if {
	some path, command in dockerfile.commands
	command.name == "apt"
}
