# METADATA
# title: permissions do not stand at the job that needs them
# description: |
#   Permissions at the top of a workflow are those of every job that sets none: of the
#   one job there is today, and of each that somebody adds next year. A workflow that says
#   nothing at the top leaves that to the settings of the repository.
#
#   Write `permissions: {}` at the top and give each job what it needs, even if there is one
#   job, all jobs have permissions of their own, or only other workflows call this one.
#   gha-excessive-permissions reports what jobs get today without need.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions
# custom:
#   id: gha-workflow-permissions
#   severity: note
#   tags: [security]
#   peers: ["zizmor:excessive-permissions", "ghalint:001", "checkov:CKV2_GHA_1", "scorecard:Token-Permissions"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: workflow
#   bad: |
#     on: push
#     permissions:
#       contents: write
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
#         permissions:
#           contents: write
#         steps:
#           - run: make
package infralint.actions.workflow_permissions

import data.infralint.lib.workflow

deny contains {"msg": msg, "path": ["permissions", scope]} if {
	is_object(input.permissions)
	some scope, "write" in input.permissions
	not is_excessive
	msg := sprintf("permission %s: write stands at the top, not at the job that needs it", [scope])
}

deny contains {"msg": msg, "path": ["permissions"]} if {
	input.permissions in {"write-all", "read-all"}
	every job in workflow.jobs { job.permissions }
	msg := sprintf("permissions at the top are %s, though all jobs set their own", [input.permissions])
}

deny contains {"msg": "workflow sets no permissions at the top", "path": []} if {
	count(workflow.jobs) > 0
	not input.permissions
	every job in workflow.jobs { says_enough(job) }
}

# is_excessive holds where gha-excessive-permissions reports a write permission.
is_excessive if {
	workflow.triggers != {"workflow_call"}
	count([name | some name, job in workflow.jobs; not job.permissions]) > 1
}

says_enough(job) if job.permissions

says_enough(_) if workflow.triggers == {"workflow_call"}
