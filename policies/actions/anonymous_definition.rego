# METADATA
# title: workflow, job or action has no name
# description: |
#   The list of runs, the checks of a pull request and the rules that require them show a
#   path or a key instead of words. Whoever has to find out at night what failed guesses.
#
#   Give the workflow, its jobs and every action a `name`. Branch protection goes by the names of jobs: one
#   that has none changes its name with its key.
# custom:
#   id: gha-anonymous-definition
#   severity: note
#   tags: [style]
#   peers: ["zizmor:anonymous-definition"]
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
#           - run: make
#   good: |
#     name: Build
#     on: push
#     permissions: {}
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         name: Build and test
#         steps:
#           - run: make
package infralint.actions.anonymous_definition

import data.infralint.lib.workflow

deny contains {"msg": "workflow has no name", "path": []} if {
	input.jobs
	not named(input)
}

deny contains {"msg": "action has no name", "path": []} if {
	input.runs
	not named(input)
}

deny contains {"msg": msg, "path": ["jobs", name]} if {
	some name, job in workflow.jobs
	not named(job)
	msg := sprintf("job %q has no name", [name])
}

named(definition) if definition.name != null
