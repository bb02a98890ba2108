# METADATA
# title: action of the repository itself is named with a ref
# description: |
#   The workflow runs the action as it is on another branch or tag, not as it stands beside
#   it: a pull request that changes both is tested with the old action, and who can push to
#   that branch decides what runs.
#
#   Write `$/.github/actions/…` or `./.github/actions/…`. infralint learns the name of the
#   repository from .infralint.yaml; without it, nothing is reported:
#
#       parameters:
#         gha-self-repository:
#           repository: acme/app
# custom:
#   id: gha-self-repository
#   severity: note
#   tags: [supply-chain, correctness]
#   since: 0.1.0
#   off: true
#   config:
#     type: object
#     properties:
#       repository: {type: string, pattern: "^[^/]+/[^/]+$"}
#     required: [repository]
#     additionalProperties: false
#   input:
#     selector:
#       - type: workflow
#       - type: action
#   bad: |
#     on: push
#     permissions: {}
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         steps:
#           - uses: acme/app/.github/actions/setup@main
#   good: |
#     on: push
#     permissions: {}
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         steps:
#           - uses: ./.github/actions/setup
package infralint.actions.self_repository

import data.infralint.lib.workflow

deny contains {"msg": msg, "path": path} if {
	some path, uses in workflow.uses
	msg := problem(uses)
}

deny contains {"msg": msg, "path": ["jobs", name, "uses"]} if {
	some name, job in workflow.jobs
	msg := problem(job.uses)
}

problem(uses) := sprintf("%q is of this repository, but not as it stands beside this file", [uses]) if {
	workflow.is_remote(uses)
	workflow.is_listed(split(uses, "@")[0], [data.config["gha-self-repository"].repository])
}
