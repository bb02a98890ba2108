# METADATA
# title: action of the repository is taken from what is checked out
# description: |
#   `./build` is whatever lies in that folder when the step runs: of the branch that was checked
#   out, of a pull request that a step before fetched, or nothing, where nobody checked out.
#   An action that others use by a commit gets the folder of *their* repository.
#
#   `$/build` is the action at the commit of the workflow or action that names it, without a
#   checkout. Runners know it since version 2.336; GitHub Enterprise Server does not. An action
#   below a folder that the job checks another repository out into can only be named by `./`,
#   and is not reported. A reusable workflow is of the commit that runs either way; one form
#   for both is easier to read.
# related_resources:
#   - ref: https://github.blog/changelog/2026-07-30-reference-same-repository-actions-with-self-repository-syntax/
# custom:
#   id: gha-local-reference
#   severity: note
#   tags: [supply-chain, correctness]
#   peers: ["zizmor:self-repository"]
#   since: 0.1.0
#   off: true
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
#           - uses: ./.github/actions/setup
#   good: |
#     on: push
#     permissions: {}
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         steps:
#           - uses: $/.github/actions/setup
package infralint.actions.local_reference

import data.infralint.lib.workflow

deny contains {"msg": msg, "path": path} if {
	some path, uses in workflow.uses
	own := self(uses)
	not is_elsewhere(path, uses)
	msg := sprintf("%q is what is checked out when the job gets there; %q is the commit that runs", [uses, own])
}

deny contains {"msg": msg, "path": ["jobs", name, "uses"]} if {
	some name, job in workflow.jobs
	own := self(job.uses)
	msg := sprintf("%q is better written %q, which means this commit in jobs and steps alike", [job.uses, own])
}

# self is a local reference in the new form.
self(uses) := concat("", ["$/", below]) if {
	startswith(uses, "./")
	below := substring(uses, 2, -1)
	below != ""
}

# is_elsewhere holds for what is below a folder that a step of the same job checks another
# repository out into.
is_elsewhere(path, uses) if {
	some at, step in workflow.steps
	array.slice(at, 0, count(path) - 2) == array.slice(path, 0, count(path) - 2)
	step["with"].repository
	folder := trim(trim_prefix(step["with"].path, "./"), "/")
	startswith(concat("", [uses, "/"]), concat("", ["./", folder, "/"]))
}
