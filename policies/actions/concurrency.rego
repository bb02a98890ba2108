# METADATA
# title: runs of a workflow are not limited
# description: |
#   Every push starts a run beside those that still go on: two deployments overtake each
#   other, and minutes are paid for results that nobody waits for. A pull request that is
#   pushed to often can use up all runners.
#
#   Set `concurrency` with a group, for the workflow or for each job, and say with
#   `cancel-in-progress` whether the new run ends the old one: true for checks, false for
#   what must not be cut off. A workflow that only others call has the limits of its callers.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#concurrency
# custom:
#   id: gha-concurrency
#   severity: note
#   tags: [reliability]
#   peers: ["zizmor:concurrency-limits"]
#   since: 0.1.0
#   off: true
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
#           - run: make
#   good: |
#     on: push
#     permissions: {}
#     concurrency:
#       group: ${{ github.workflow }}-${{ github.ref }}
#       cancel-in-progress: true
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         steps:
#           - run: make
package infralint.actions.concurrency

import data.infralint.lib.workflow

deny contains {"msg": "workflow sets no concurrency, so that every event starts another run beside those that go on", "path": []} if {
	not input.concurrency
	some _, job in workflow.jobs
	not job.concurrency
	workflow.triggers != {"workflow_call"}
}

deny contains {"msg": "concurrency does not say whether a new run cancels the old one", "path": path} if {
	some path, limit in limits
	not decides(limit)
}

limits[["concurrency"]] := input.concurrency

limits[["jobs", name, "concurrency"]] := job.concurrency if some name, job in workflow.jobs

decides(limit) if "cancel-in-progress" in object.keys(limit)
