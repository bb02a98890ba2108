# METADATA
# title: action is not one that the organisation allows
# description: |
#   An action is a program that runs with the token and the secrets of the job. Whose
#   programs may run there is for the organisation to say, not for each workflow.
#
#   Say it in .infralint.yaml. With `allow`, nothing else may be used; with `deny`, all but
#   what is named. An entry is an owner (`acme/*`), a repository or a path in it with all that
#   is below (`octo/deploy`), one version of it (`octo/deploy@v2`), or everything (`*`). Without
#   either, nothing is reported; images (`docker://…`) and paths of the repository never are.
#
#       parameters:
#         gha-unverified-creator:
#           allow: [actions/*, github/*, octo/deploy]
# custom:
#   id: gha-unverified-creator
#   severity: warning
#   tags: [supply-chain]
#   peers: ["zizmor:forbidden-uses", "poutine:github_action_from_unverified_creator_used"]
#   since: 0.1.0
#   off: true
#   config:
#     type: object
#     properties:
#       allow: {type: array, items: {type: string}}
#       deny: {type: array, items: {type: string}}
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
#           - uses: octo/other@08c6903cd8c0fde910a37f88322edcfb5dd907a8
#   good: |
#     on: push
#     permissions: {}
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         steps:
#           - uses: octo/deploy@08c6903cd8c0fde910a37f88322edcfb5dd907a8
package infralint.actions.unverified_creator

import data.infralint.lib.workflow

deny contains {"msg": msg, "path": path} if {
	some path, uses in references
	workflow.is_remote(uses)
	allow := data.config["gha-unverified-creator"].allow
	not is_listed(uses, allow)
	msg := sprintf("%q is not among the actions that are allowed", [split(uses, "@")[0]])
}

deny contains {"msg": msg, "path": path} if {
	some path, uses in references
	workflow.is_remote(uses)
	is_listed(uses, data.config["gha-unverified-creator"].deny)
	msg := sprintf("%q is among the actions that are forbidden", [split(uses, "@")[0]])
}

references[path] := uses if some path, uses in workflow.uses

references[["jobs", name, "uses"]] := job.uses if some name, job in workflow.jobs

# is_listed holds for a use that a pattern names: octo/*, octo/deploy with all below
# it, octo/deploy@v1 as it stands, * for any.
is_listed(uses, list) if workflow.is_listed(split(uses, "@")[0], list)

is_listed(uses, list) if {
	some pattern in list
	lower(pattern) in {"*", lower(uses)}
}
