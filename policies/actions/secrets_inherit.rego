# METADATA
# title: reusable workflow gets every secret
# description: |
#   `secrets: inherit` hands all secrets of the repository and the organisation to the called
#   workflow, today's and those that somebody adds next year. A hole in one of its steps, or a
#   change to it where it lives, then reads the deployment keys that it never needed, and
#   nobody can tell from the caller what it uses.
#
#   Name the secrets that the workflow declares.
# related_resources:
#   - ref: https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows#passing-inputs-and-secrets-to-a-reusable-workflow
# custom:
#   id: gha-secrets-inherit
#   severity: warning
#   tags: [security]
#   peers: ["zizmor:secrets-inherit", "ghalint:004"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: workflow
#     words: [inherit]
#   bad: |
#     on: push
#     permissions: {}
#     jobs:
#       release:
#         uses: ./.github/workflows/release.yaml
#         secrets: inherit
#   good: |
#     on: push
#     permissions: {}
#     jobs:
#       release:
#         uses: ./.github/workflows/release.yaml
#         secrets:
#           registry-token: ${{ secrets.REGISTRY_TOKEN }}
package infralint.actions.secrets_inherit

import data.infralint.lib.workflow

deny contains {"msg": msg, "path": ["jobs", name, "secrets"]} if {
	some name, job in workflow.jobs
	job.secrets == "inherit"
	msg := sprintf("job %q passes every secret to %q", [name, job.uses])
}
