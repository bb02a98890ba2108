# METADATA
# title: say in one line what is wrong
# description: |
#   Say what an attacker or an outage does with it, and how to put it right.
# custom:
#   id: new-rule
#   severity: warning
#   tags: [correctness]
#   input:
#     selector: [{type: dependabot}]
#   bad: |
#     version: 2
#     updates:
#       - package-ecosystem: npm
#         directory: /
#         schedule:
#           interval: daily
#   good: |
#     version: 2
#     updates:
#       - package-ecosystem: npm
#         directory: /
#         schedule:
#           interval: weekly
package policies.new_rule

deny contains {"msg": msg, "path": ["updates", i, "schedule", "interval"]} if {
	some i, update in input.updates
	update.schedule.interval == "daily"
	msg := sprintf("%s is updated every day", [update["package-ecosystem"]])
}
