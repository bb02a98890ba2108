# METADATA
# title: secret is in the environment of more steps than need it
# description: |
#   A secret in `env` of a workflow or a job is in the environment of every step below: of
#   every action, of every package that an install script runs. One of them that was tampered
#   with reads it.
#
#   Set it in `env` of the step that needs it. A workflow with one job, and a job with one
#   step, are not reported.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/security/secure-use#use-secrets-for-sensitive-information
# custom:
#   id: gha-workflow-secrets
#   severity: warning
#   tags: [security]
#   peers: ["ghalint:005", "ghalint:006", "zizmor:overprovisioned-secrets", "poutine:job_all_secrets"]
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
#         env:
#           TOKEN: ${{ secrets.REGISTRY_TOKEN }}
#         steps:
#           - run: npm ci
#           - run: npm publish
#   good: |
#     on: push
#     permissions: {}
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         steps:
#           - run: npm ci
#           - run: npm publish
#             env:
#               TOKEN: ${{ secrets.REGISTRY_TOKEN }}
package infralint.actions.workflow_secrets

import data.infralint.lib.workflow

deny contains {"msg": msg, "path": ["env", name]} if {
	some name, value in input.env
	is_secret(value)
	count(workflow.jobs) > 1
	msg := sprintf("%s puts a secret into the environment of all %d jobs", [name, count(workflow.jobs)])
}

deny contains {"msg": msg, "path": ["jobs", job_name, "env", name]} if {
	some job_name, job in workflow.jobs
	some name, value in job.env
	is_secret(value)
	count(job.steps) > 1
	msg := sprintf("%s puts a secret into the environment of all %d steps of job %q", [name, count(job.steps), job_name])
}

is_secret(value) if regex.match(`\$\{\{[^}]*\b(?:secrets\s*[.\[]|github\.token\b)`, value)
