# METADATA
# title: COPY to a relative path without WORKDIR
# description: |
#   Where the files go depends on the `WORKDIR` of the base image. A new version of it puts them
#   elsewhere.
#
#   Set `WORKDIR` first, or write the whole path. Official images that document theirs, such as
#   `php` and `golang`, are not reported.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#workdir
# custom:
#   id: docker-relative-copy
#   severity: warning
#   tags: [reliability]
#   peers: ["hadolint:DL3045"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM node:22.11.0
#     COPY app.js .
#   good: |
#     FROM node:22.11.0
#     WORKDIR /app
#     COPY app.js .
package infralint.docker.relative_copy

import data.infralint.lib.dockerfile

deny contains {"msg": msg, "path": ["stages", s, "instructions", i, "args", last]} if {
	some s, stage in input.stages
	some i, instruction in stage.instructions
	instruction.name == "COPY"
	last := count(instruction.args) - 1
	last > 0
	to := instruction.args[last]
	not regex.match(`^["']?(?:/|\\|[A-Za-z]:|[$%])`, to)
	not set_before(stage, i)
	not dockerfile.base(stage) == "scratch" # which has none, so that it is /
	not documented(dockerfile.base(stage))
	msg := sprintf("COPY to %s goes below whatever WORKDIR the base image has", [to])
}

set_before(stage, i) if {
	some k, earlier in stage.instructions
	k < i
	earlier.name == "WORKDIR"
}

set_before(stage, i) if {
	some s in array.slice(stage.lineage, 1, count(stage.lineage))
	some earlier in input.stages[s].instructions
	earlier.name == "WORKDIR"
}

documented(ref) if regex.match(`^(?:docker\.io/)?(?:library/)?(?:composer|drupal|golang|httpd|php|tomcat|wordpress)(?:[:@]|$)`, ref)
