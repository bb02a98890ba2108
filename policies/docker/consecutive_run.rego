# METADATA
# title: RUN right behind another
# description: |
#   Each `RUN` is a layer. What one of them removes is in the layer of the other still.
#
#   Join them with `&&`, or with a here-document, unless the cache is better used by two. A `RUN`
#   of several commands, and one with other flags, is taken as meant.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/
# custom:
#   id: docker-consecutive-run
#   severity: note
#   tags: [style]
#   peers: ["hadolint:DL3059"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM debian:13
#     RUN mkdir /a
#     RUN mkdir /b
#   good: |
#     FROM debian:13
#     RUN mkdir /a && mkdir /b
package infralint.docker.consecutive_run

deny contains {"msg": "two RUN of one command each could be one layer", "path": ["stages", s, "instructions", i, "name"]} if {
	some s, stage in input.stages
	some i, run in stage.instructions
	is_single(run)
	before := stage.instructions[i - 1]
	is_single(before)
	before.flags == run.flags
}

is_single(run) if {
	run.name == "RUN"
	count(run.commands) == 1
}
