# METADATA
# title: package lists are updated in a RUN of their own
# description: |
#   The layer with the lists is taken from the cache for as long as the line does not change. The
#   `RUN` that installs then works with lists of last year: it installs old packages, or fails
#   because they are gone.
#
#   Update and install in one `RUN`.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#apt-get
# custom:
#   id: docker-update-alone
#   severity: warning
#   tags: [reliability]
#   peers: ["checkov:CKV_DOCKER_5", "trivy:DS-0017"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM debian:13
#     RUN apt-get update
#     RUN apt-get install -y curl
#   good: |
#     FROM debian:13
#     RUN apt-get update && apt-get install -y curl
package infralint.docker.update_alone

import data.infralint.lib.dockerfile
import data.infralint.lib.packages

deny contains {"msg": msg, "path": array.concat(path, ["commands", i])} if {
	some path, run in dockerfile.runs
	some i, command in run.commands
	updates(command)
	not installs(run)
	not keeps_no_lists(path, run, command)
	msg := sprintf("%s %s stands alone; its result is cached for ever", [command.name, dockerfile.verb(command, packages.options(command))])
}

updates(command) if {
	packages.does(command, "update")
	not packages.does(command, "upgrade")
}

# installs holds for a RUN that makes use of the lists: it installs, or runs what
# may do so.
installs(run) if {
	some other in run.commands
	some kind in ["install", "upgrade"]
	packages.does(other, kind)
}

installs(run) if {
	some other in run.commands
	not packages.of(other)
	not other.name in {"set", "echo", "rm", "cd", "true", "sed", "export", "mkdir", "apt-key", "add-apt-repository", "dpkg", "cat", "ls", "sleep", "tee", "printf"}
}

installs(run) if {
	some other in run.commands
	other.name in {"apt-get", "apt"}
	dockerfile.verb(other, packages.options(other)) in {"build-dep", "source", "satisfy", "download"}
}

keeps_no_lists(_, run, _) if dockerfile.mounts_cache(run, "/var/lib/apt/lists")
