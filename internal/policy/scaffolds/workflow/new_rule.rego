# METADATA
# title: say in one line what is wrong
# description: |
#   Say what an attacker or an outage does with it, and how to put it right.
# custom:
#   id: new-rule
#   severity: warning
#   tags: [correctness]
#   input:
#     selector: [{type: workflow}]
#   bad: |
#     on: push
#     jobs:
#       build:
#         runs-on: ubuntu-latest
#         steps:
#           - run: make
#   good: |
#     on: push
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         steps:
#           - run: make
package policies.new_rule

deny contains {"msg": msg, "path": ["jobs", name, "runs-on"]} if {
	some name, job in input.jobs
	job["runs-on"] == "ubuntu-latest"
	msg := sprintf("job %q runs on ubuntu-latest", [name])
}
