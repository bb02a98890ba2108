# METADATA
# title: step of an action is not pinned to a commit
# description: |
#   What a composite action uses runs in the job of everybody who uses the action. Whoever
#   pins the action to a commit still runs whatever the tag inside of it points to today: one
#   moved tag reaches them all.
#
#   Name the full commit, and keep the version as a comment.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions
# custom:
#   id: action-unpinned-step
#   severity: error
#   tags: [security, supply-chain]
#   peers: ["zizmor:unpinned-uses", "ghalint:008", "poutine:unpinnable_action"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: action
#   bad: |
#     name: setup
#     description: Sets things up.
#     runs:
#       using: composite
#       steps:
#         - uses: actions/cache@v4
#   good: |
#     name: setup
#     description: Sets things up.
#     runs:
#       using: composite
#       steps:
#         - uses: actions/cache@0057852bfaa89a56745cba8c7296529d2fc39830 # v4.3.0
package infralint.actions.unpinned_step

import data.infralint.lib.workflow

deny contains {"msg": msg, "path": ["runs", "steps", i, "uses"]} if {
	some i, step in input.runs.steps
	workflow.standing(step.uses) == "of others"
	msg := workflow.unpinned("action", step.uses)
}

warn contains {"msg": msg, "path": ["runs", "steps", i, "uses"]} if {
	some i, step in input.runs.steps
	workflow.standing(step.uses) == "of GitHub"
	msg := workflow.unpinned("action", step.uses)
}
