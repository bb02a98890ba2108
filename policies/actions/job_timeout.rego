# METADATA
# title: job has no timeout
# description: |
#   A job that hangs runs for six hours, until GitHub ends it: it holds a runner, blocks the
#   jobs that wait for it, and is paid for by the minute. Somebody who gets code to run in it
#   has six hours too.
#
#   Set `timeout-minutes` on the job, to a little more than it ever took. A job whose steps
#   all have one needs none.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idtimeout-minutes
# custom:
#   id: gha-job-timeout
#   severity: note
#   tags: [reliability]
#   peers: ["ghalint:012"]
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
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         timeout-minutes: 15
#         steps:
#           - run: make
package infralint.actions.job_timeout

import data.infralint.lib.workflow

deny contains {"msg": msg, "path": ["jobs", name]} if {
	some name, job in workflow.jobs
	not job.uses
	object.get(job, "timeout-minutes", null) == null
	some step in job.steps
	object.get(step, "timeout-minutes", null) == null
	msg := sprintf("job %q may run for six hours", [name])
}
