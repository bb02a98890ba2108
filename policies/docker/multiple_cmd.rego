# METADATA
# title: instruction of which only the last counts stands twice
# description: |
#   A stage has one `CMD`, one `ENTRYPOINT` and one `HEALTHCHECK`: the last. The others have no
#   effect, which is hardly what was meant.
#
#   Remove them, or start both programs from one script.
# related_resources:
#   - ref: https://docs.docker.com/reference/dockerfile/#cmd
# custom:
#   id: docker-multiple-cmd
#   severity: warning
#   tags: [correctness]
#   peers: ["hadolint:DL4003", "hadolint:DL4004", "hadolint:DL3012", "trivy:DS-0016", "trivy:DS-0007", "trivy:DS-0023", "buildkit:MultipleInstructionsDisallowed"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM alpine:3.22
#     CMD ["first"]
#     CMD ["second"]
#   good: |
#     FROM alpine:3.22
#     ENTRYPOINT ["app"]
#     CMD ["serve"]
package infralint.docker.multiple_cmd

deny contains {"msg": msg, "path": ["stages", s, "instructions", i], "related": [{"msg": "the one that counts", "path": ["stages", s, "instructions", last]}]} if {
	some s, stage in input.stages
	some name in {"CMD", "ENTRYPOINT", "HEALTHCHECK"}
	found := {k | some k, instruction in stage.instructions; instruction.name == name}
	last := max(found)
	some i in found
	i != last
	msg := sprintf("%s has no effect: there is another one below", [name])
}
