# METADATA
# title: token has more permissions than needed
# description: |
#   Every job gets a token for the repository. Any action that it uses, any package
#   that its build installs, can take that token: with `contents: write` an attacker
#   pushes code and moves release tags, with `packages: write` publishes. Where a
#   workflow says nothing, the token has what the settings of the organisation give,
#   which for many is everything.
#
#   Reported are `write-all`, write permissions of a workflow that several jobs inherit, and,
#   as warnings, `read-all` and a workflow or job that says nothing. Write
#   `permissions: {}` at the top and give each job what it needs. A workflow that is
#   only called by others gets the permissions of its caller and may say nothing. What is
#   left, such as a permission at the top that one job alone gets, is reported by
#   gha-workflow-permissions.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions
#   - ref: https://docs.github.com/en/actions/concepts/security/github_token
# custom:
#   id: gha-excessive-permissions
#   severity: error
#   tags: [security]
#   peers: ["zizmor:excessive-permissions", "ghalint:001", "ghalint:002", "ghalint:003", "poutine:default_permissions_on_risky_events", "checkov:CKV2_GHA_1", "codeql:actions/missing-workflow-permissions", "scorecard:Token-Permissions"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: workflow
#   bad: |
#     on: push
#     permissions: write-all
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
#           contents: read
#         steps:
#           - run: make
package infralint.actions.excessive_permissions

import data.infralint.lib.workflow

# Everything at once, at the top or in a job.
deny contains {"msg": for_all("write-all"), "path": ["permissions"]} if {
	input.permissions == "write-all"
	count(inheriting) > 0
}

warn contains {"msg": for_all("read-all"), "path": ["permissions"]} if {
	input.permissions == "read-all"
	count(inheriting) > 0
}

for_all(level) := sprintf("permissions are %s for every job that sets none of its own", [level])

deny contains {"msg": of_one(name, "write-all"), "path": ["jobs", name, "permissions"]} if {
	some name, job in input.jobs
	job.permissions == "write-all"
}

warn contains {"msg": of_one(name, "read-all"), "path": ["jobs", name, "permissions"]} if {
	some name, job in input.jobs
	job.permissions == "read-all"
}

of_one(name, level) := sprintf("permissions of job %q are %s", [name, level])

# Write permissions that several jobs get, whether they need them or not.
deny contains {"msg": msg, "path": ["permissions", scope]} if {
	is_object(input.permissions)
	some scope, "write" in input.permissions
	count(inheriting) > 1
	workflow.triggers != {"workflow_call"}
	msg := sprintf("permission %s: write holds for all %d jobs that set none of their own", [scope, count(inheriting)])
}

# Nothing said: for the whole workflow once, else for each job. The settings, which
# nobody sees here, may give little.
warn contains result if {
	not input.permissions
	count(inheriting) > 0
	workflow.triggers != {"workflow_call"}
	some result in unsaid
}

unsaid := {{"msg": msg, "path": []}} if {
	count(inheriting) == count(workflow.jobs)
	msg := "workflow sets no permissions, so its token has those of the organisation's or repository's settings"
} else := {{"msg": msg, "path": ["jobs", name]} |
	some name in inheriting
	msg := sprintf("job %q sets no permissions and neither does the workflow, so its token has those of the settings", [name])
}

# inheriting are the jobs without permissions of their own.
inheriting contains name if {
	some name, job in workflow.jobs
	not job.permissions
}
