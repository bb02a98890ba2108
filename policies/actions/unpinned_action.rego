# METADATA
# title: action is not pinned to a commit
# description: |
#   A tag or a branch of somebody else's repository is whatever its owner, or
#   whoever took over the owner's account, makes of it. Moved tags of popular
#   actions have sent the secrets of thousands of repositories to attackers within
#   hours; workflows that named a commit were not touched. Of GitHub's own actions it is a
#   warning.
#
#   Name the full commit and keep the version as a comment, which Dependabot and
#   Renovate both update:
#
#       uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
#
#   `infralint pins update` looks the commits up and keeps them in
#   .github/actions.lock, `infralint fix` pins from there without network.
#
#   Your own actions may be trusted to be named by tag or branch, in .infralint.yaml:
#
#       parameters:
#         gha-unpinned-action:
#           trusted: [acme/*, octo/deploy]
#
#   Actions and workflows of the repository itself (`./…`, `$/…`) need no pin, and the generators
#   of slsa-framework work by tag only. Images (`docker://`) are the business of
#   gha-unpinned-image.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions
# custom:
#   id: gha-unpinned-action
#   severity: error
#   tags: [security, supply-chain]
#   peers: ["zizmor:unpinned-uses", "ghalint:008", "codeql:actions/unpinned-tag", "scorecard:Pinned-Dependencies", "semgrep:third-party-action-not-pinned-to-commit-sha"]
#   since: 0.1.0
#   config:
#     type: object
#     properties:
#       trusted: {type: array, items: {type: string}}
#     additionalProperties: false
#   input:
#     selector:
#       - type: workflow
#   bad: |
#     on: push
#     permissions: {}
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         steps:
#           - uses: actions/checkout@v5
#   good: |
#     on: push
#     permissions: {}
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         steps:
#           - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
package infralint.actions.unpinned_action

import data.infralint.lib.workflow

deny contains {"msg": msg, "path": ["jobs", name, "steps", i, "uses"]} if {
	some name, job in input.jobs
	some i, step in job.steps
	workflow.standing(step.uses) == "of others"
	msg := workflow.unpinned("action", step.uses)
}

warn contains {"msg": msg, "path": ["jobs", name, "steps", i, "uses"]} if {
	some name, job in input.jobs
	some i, step in job.steps
	workflow.standing(step.uses) == "of GitHub"
	msg := workflow.unpinned("action", step.uses)
}

deny contains {"msg": msg, "path": ["jobs", name, "uses"]} if {
	some name, job in input.jobs
	msg := workflow.unpinned("reusable workflow", job.uses)
}
