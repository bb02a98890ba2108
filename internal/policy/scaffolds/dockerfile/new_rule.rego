# METADATA
# title: say in one line what is wrong
# description: |
#   Say what an attacker or an outage does with it, and how to put it right.
# custom:
#   id: new-rule
#   severity: warning
#   tags: [correctness]
#   input:
#     selector: [{type: dockerfile}]
#   bad: |
#     FROM docker.io/alpine:3.22
#     USER 65532
#   good: |
#     FROM registry.example.com/alpine:3.22
#     USER 65532
package policies.new_rule

deny contains {"msg": msg, "path": ["stages", i, "image"]} if {
	some i, stage in input.stages
	startswith(stage.image, "docker.io/")
	msg := sprintf("base image %q comes from docker.io", [stage.image])
}
