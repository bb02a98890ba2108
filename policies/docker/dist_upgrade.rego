# METADATA
# title: everything in the base image is upgraded
# description: |
#   What the upgrade brings depends on the day, and every file of it is in the image twice: as
#   it was and as it is. The base image is made anew with the same fixes.
#
#   Take a newer base image, and install what is missing by name. Upgrades of packages that are
#   named are not reported.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#apt-get
# custom:
#   id: docker-dist-upgrade
#   severity: note
#   tags: [reliability]
#   peers: ["hadolint:DL3005", "hadolint:DL3017", "hadolint:DL3031", "hadolint:DL3035", "hadolint:DL3039", "trivy:DS-0024"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM debian:13
#     RUN apt-get update && apt-get dist-upgrade -y
#   good: |
#     FROM debian:13.1
#     RUN apt-get update && apt-get install -y curl
package infralint.docker.dist_upgrade

import data.infralint.lib.dockerfile
import data.infralint.lib.packages

deny contains {"msg": msg, "path": path} if {
	some path, command in dockerfile.commands
	packages.does(command, "upgrade")
	verb := dockerfile.verb(command, packages.options(command))
	not gentle(command, verb)
	count(dockerfile.behind(command, packages.options(command), 1)) == 0
	msg := sprintf("%s %s makes the image depend on the day of the build", [command.name, verb])
}

# gentle holds for what no package is removed or replaced by.
gentle(command, "upgrade") if command.name in {"apt-get", "apt", "aptitude"}

gentle(command, verb) if {
	command.name == "zypper"
	not verb in {"dist-upgrade", "dup"}
}
