# METADATA
# title: run by hand takes parameters
# description: |
#   What a build makes should follow from the sources and the workflow alone: then everybody
#   can tell from the commit what is in it, and make it again. An input of
#   `workflow_dispatch` is one more source, which no commit keeps and no review sees.
#
#   Take the input out and commit what it sets. Workflows that deploy or repair, and build
#   nothing, have good reasons for inputs.
# related_resources:
#   - ref: https://slsa.dev/spec/v0.1/requirements#parameterless
# custom:
#   id: gha-build-user-params
#   severity: note
#   tags: [supply-chain]
#   peers: ["checkov:CKV_GHA_7"]
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: workflow
#   bad: |
#     on:
#       workflow_dispatch:
#         inputs:
#           flags:
#             type: string
#     permissions: {}
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         steps:
#           - run: make
#   good: |
#     on:
#       workflow_dispatch:
#     permissions: {}
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         steps:
#           - run: make
package infralint.actions.build_user_params

deny contains {"msg": msg, "path": ["on", "workflow_dispatch", "inputs"]} if {
	names := object.keys(input.on.workflow_dispatch.inputs)
	count(names) > 0
	msg := sprintf("run by hand takes %s, which no commit keeps", [concat(", ", names)])
}
