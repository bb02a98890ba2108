# METADATA
# title: apt-get installs what is only recommended
# description: |
#   Recommended packages make the image larger, by far at times, and each is one more that can
#   have a vulnerability.
#
#   Give `--no-install-recommends`, and name what is needed of them.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#apt-get
# custom:
#   id: docker-apt-recommends
#   severity: note
#   tags: [reliability]
#   peers: ["hadolint:DL3015", "trivy:DS-0029"]
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
#     RUN apt-get update && apt-get install -y --no-install-recommends curl
package infralint.docker.apt_recommends

import data.infralint.lib.dockerfile
import data.infralint.lib.packages

deny contains {"msg": sprintf("%s install takes what is only recommended too", [command.name]), "path": path} if {
	some path, command in dockerfile.commands
	command.name in {"apt-get", "apt"}
	packages.does(command, "install")
	not leaves_out(command)
	not configured
}

leaves_out(command) if dockerfile.has_flag(command, {"--no-install-recommends"}, "")

leaves_out(command) if {
	some arg in command.args
	regex.match(`(?i)APT::Install-Recommends["' ]*=["' ]*(?:0|false|no)`, arg)
}

# configured holds where the file writes the setting into the configuration.
configured if {
	some run in dockerfile.runs
	regex.match(`(?i)APT::Install-Recommends\s*\\?"?(?:0|false|no)`, run.text)
}
