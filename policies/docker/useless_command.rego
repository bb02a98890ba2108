# METADATA
# title: command that makes no sense in a build
# description: |
#   A build has no service manager, no terminal and nobody at it. What `service`, `ssh` or `mount`
#   do is gone, or fails, with the end of the `RUN`.
#
#   Start programs with `CMD`, and configure what is to be when the container runs.
# custom:
#   id: docker-useless-command
#   severity: note
#   tags: [correctness]
#   peers: ["hadolint:DL3001"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM debian:13
#     RUN service nginx start
#   good: |
#     FROM debian:13
#     CMD ["nginx", "-g", "daemon off;"]
package infralint.docker.useless_command

import data.infralint.lib.dockerfile

deny contains {"msg": sprintf("%s has no effect that lasts in a build", [command.name]), "path": array.concat(path, ["name"])} if {
	some path, command in dockerfile.commands
	command.name in {"free", "kill", "mount", "ps", "service", "shutdown", "ssh", "top", "vim", "ifconfig", "systemctl", "reboot", "nano", "less"}
	not enables(command)
}

# enables holds for systemctl that only links units.
enables(command) if {
	command.name == "systemctl"
	some arg in command.args
	arg in {"enable", "disable", "mask", "unmask", "set-default", "preset", "--version"}
}
