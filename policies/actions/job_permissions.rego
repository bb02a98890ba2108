# METADATA
# title: job takes the permissions of the workflow
# description: |
#   Permissions at the top of a workflow with several jobs are what the most demanding of
#   them needs: the others, and each that is added later, get it too. `contents: read` lets a
#   job that only posts a message read a private repository.
#
#   Write `permissions: {}` at the top and give each job what it needs, if it is nothing
#   `permissions: {}`. A workflow with one job is not reported. Write permissions at the top,
#   and a workflow that says nothing, are reported by gha-excessive-permissions.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idpermissions
# custom:
#   id: gha-job-permissions
#   severity: note
#   tags: [security]
#   peers: ["ghalint:001"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: workflow
#   bad: |
#     on: push
#     permissions:
#       contents: read
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         permissions:
#           contents: read
#         steps:
#           - run: make
#       notify:
#         runs-on: ubuntu-24.04
#         steps:
#           - run: echo built
#   good: |
#     on: push
#     permissions: {}
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         permissions:
#           contents: read
#         steps:
#           - run: make
#       notify:
#         runs-on: ubuntu-24.04
#         steps:
#           - run: echo built
package infralint.actions.job_permissions

import data.infralint.lib.workflow

deny contains {"msg": msg, "path": ["jobs", name]} if {
	is_object(input.permissions)
	scopes := [scope | some scope, level in input.permissions; level != "none"]
	count(scopes) > 0
	every scope in scopes { input.permissions[scope] != "write" }
	count(workflow.jobs) > 1
	some name, job in workflow.jobs
	not job.permissions
	msg := sprintf("job %q sets no permissions and takes those of the workflow, which are %s", [name, list(scopes)])
}

list(scopes) := concat(", ", [sprintf("%s: %s", [scope, input.permissions[scope]]) | some scope in sort(scopes)])
