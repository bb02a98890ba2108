# METADATA
# title: CMD or ENTRYPOINT in the shell form
# description: |
#   The shell form runs `/bin/sh -c`: the shell is process 1, does not pass on signals, and the
#   program is killed after ten seconds instead of being asked to stop. An image without a
#   shell does not start.
#
#   Write the JSON form: `CMD ["app", "--port", "80"]`. Where `SHELL` says which shell, and where
#   the script begins with `exec`, the form was chosen.
# related_resources:
#   - ref: https://docs.docker.com/reference/build-checks/json-args-recommended/
# custom:
#   id: docker-exec-form
#   severity: note
#   tags: [reliability]
#   peers: ["hadolint:DL3025", "buildkit:JSONArgsRecommended"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM alpine:3.22
#     CMD app --port 80
#   good: |
#     FROM alpine:3.22
#     CMD ["app", "--port", "80"]
package infralint.docker.exec_form

import data.infralint.lib.dockerfile

deny contains {"msg": msg, "path": array.concat(path, ["name"])} if {
	some path, instruction in dockerfile.instructions
	instruction.name in {"CMD", "ENTRYPOINT"}
	not instruction.json
	count(instruction.args) > 0
	not has_shell(path)
	msg := sprintf("%s is in the shell form, which keeps signals from the program", [instruction.name])
}

has_shell(path) if {
	some s in input.stages[path[1]].lineage
	some instruction in input.stages[s].instructions
	instruction.name == "SHELL"
}
