# METADATA
# title: archive is copied and then unpacked
# description: |
#   The archive is in one layer and its contents in the next, so that the image is larger by the
#   archive, even where the `RUN` removes it.
#
#   `ADD archive.tar.gz /folder/` unpacks it.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#add-or-copy
# custom:
#   id: docker-add-archive
#   severity: note
#   tags: [reliability]
#   peers: ["hadolint:DL3010"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM debian:13
#     COPY app.tar.gz /tmp/
#     RUN tar -xzf /tmp/app.tar.gz -C /opt
#   good: |
#     FROM debian:13
#     ADD app.tar.gz /opt/
package infralint.docker.add_archive

import data.infralint.lib.dockerfile

deny contains {"msg": msg, "path": ["stages", s, "instructions", i, "args", k], "related": [{"msg": "here it is unpacked", "path": ["stages", s, "instructions", j, "commands", n]}]} if {
	some s, stage in input.stages
	some i, copy in stage.instructions
	copy.name == "COPY"
	not copy.flags.from
	some k, source in copy.args
	k < count(copy.args) - 1
	regex.match(`\.(?:tar|tar\.\w+|tgz|tbz?2?|tb2|taz|tz|txz|tzst)$`, source)
	names := {base(source), base(copy.args[count(copy.args) - 1])} - {""}
	some j, run in stage.instructions
	j > i
	some n, command in run.commands
	unpacks(command)
	some arg in command.args
	base(arg) in names
	msg := sprintf("%s is unpacked below; ADD does that without keeping the archive", [source])
}

base(path) := regex.find_n(`[^/]*$`, path, 1)[0]

unpacks(command) if command.name in {"gunzip", "bunzip2", "unxz"}

unpacks(command) if {
	command.name in {"tar", "bsdtar"}
	regex.match(`^-?[a-zA-Z]*x`, command.args[0])
}

unpacks(command) if {
	command.name in {"tar", "bsdtar"}
	dockerfile.has_flag(command, {"--extract", "--get"}, "x")
}
