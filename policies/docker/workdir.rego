# METADATA
# title: WORKDIR is not absolute
# description: |
#   A relative `WORKDIR` is below the one before it, and that of the base image for the first.
#   A new version of the base image moves everything that is built.
#
#   Write the whole path. A relative one below an absolute one of the same file is not reported.
# related_resources:
#   - ref: https://docs.docker.com/reference/build-checks/workdir-relative-path/
# custom:
#   id: docker-workdir
#   severity: warning
#   tags: [reliability]
#   peers: ["hadolint:DL3000", "checkov:CKV_DOCKER_10", "trivy:DS-0009", "buildkit:WorkdirRelativePath"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM node:22.11.0
#     WORKDIR app
#   good: |
#     FROM node:22.11.0
#     WORKDIR /app
package infralint.docker.workdir

deny contains {"msg": msg, "path": ["stages", s, "instructions", i, "args", 0]} if {
	some s, stage in input.stages
	some i, instruction in stage.instructions
	instruction.name == "WORKDIR"
	folder := instruction.args[0]
	not is_absolute(folder)
	not set_before(stage, i)
	msg := sprintf("WORKDIR %s is below whatever the base image has", [folder])
}

# is_absolute holds for paths of Linux and Windows, and for what begins with a
# variable.
is_absolute(folder) if regex.match(`^["']?(?:/|\\|[A-Za-z]:|[$%])`, folder)

set_before(stage, i) if {
	some k, earlier in stage.instructions
	k < i
	earlier.name == "WORKDIR"
	is_absolute(earlier.args[0])
}

set_before(stage, i) if {
	some s in array.slice(stage.lineage, 1, count(stage.lineage))
	some earlier in input.stages[s].instructions
	earlier.name == "WORKDIR"
	is_absolute(earlier.args[0])
}
