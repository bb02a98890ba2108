# METADATA
# title: useradd with a large number makes a huge file
# description: |
#   `useradd` writes the user into `/var/log/faillog` and `lastlog`, which have one entry for each
#   number up to it. With a large number the layer grows by gigabytes of zeros, as some storage
#   drivers do not know holes in files.
#
#   Add `--no-log-init` (`-l`).
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#user
# custom:
#   id: docker-useradd-uid
#   severity: warning
#   tags: [reliability]
#   peers: ["hadolint:DL3046"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM debian:13
#     RUN useradd -u 1000700001 app
#   good: |
#     FROM debian:13
#     RUN useradd -l -u 1000700001 app
package infralint.docker.useradd_uid

import data.infralint.lib.dockerfile

deny contains {"msg": msg, "path": path} if {
	some path, command in dockerfile.commands
	command.name == "useradd"
	uid := number_of(command)
	to_number(uid) > 99999
	not dockerfile.has_flag(command, {"--no-log-init"}, "l")
	msg := sprintf("useradd of number %s without --no-log-init writes a file of gigabytes", [uid])
}

number_of(command) := uid if {
	some i, arg in command.args
	regex.match(`^(?:--uid|-[a-zA-Z]*u)$`, arg)
	uid := command.args[i + 1]
	regex.match(`^\d+$`, uid)
}

number_of(command) := uid if {
	some arg in command.args
	found := regex.find_all_string_submatch_n(`^(?:--uid=|-u)(\d+)$`, arg, 1)
	uid := found[0][1]
}
