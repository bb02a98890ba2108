# METADATA
# title: say in one line what is wrong
# description: |
#   Say what an attacker or an outage does with it, and how to put it right.
# custom:
#   id: new-rule
#   severity: warning
#   tags: [correctness]
#   input:
#     selector: [{type: action}]
#   bad: |
#     name: greet
#     description: Says hello
#     runs:
#       using: node16
#       main: index.js
#   good: |
#     name: greet
#     description: Says hello
#     runs:
#       using: node24
#       main: index.js
package policies.new_rule

deny contains {"msg": msg, "path": ["runs", "using"]} if {
	input.runs.using in {"node12", "node16"}
	msg := sprintf("the action runs on %s, which is out of support", [input.runs.using])
}
