# METADATA
# title: tool is installed in whatever version is the latest
# description: |
#   The action is pinned, and what it downloads is not: `version: latest` or `npx tool@latest`
#   runs whatever was published a minute ago, with the token and the secrets of the job. A
#   stolen publishing token of one tool is enough, and builds break that nobody changed.
#
#   Name a version, and let Dependabot or Renovate raise it.
# custom:
#   id: gha-unpinned-tool
#   severity: note
#   tags: [supply-chain, reliability]
#   peers: ["zizmor:unpinned-tools", "zizmor:adhoc-packages"]
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
#           - uses: goreleaser/goreleaser-action@08c6903cd8c0fde910a37f88322edcfb5dd907a8
#             with:
#               version: latest
#   good: |
#     on: push
#     permissions: {}
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         steps:
#           - uses: goreleaser/goreleaser-action@08c6903cd8c0fde910a37f88322edcfb5dd907a8
#             with:
#               version: 2.11.0
package infralint.actions.unpinned_tool

import data.infralint.lib.workflow

deny contains {"msg": msg, "path": array.concat(path, ["with", name])} if {
	some path, step in workflow.steps
	step.uses
	some name, value in step.with
	regex.match(`(?i)(?:^|[-_])version$`, name)
	value in {"latest", "stable", "*"}
	msg := sprintf("%s installs version %q of its tool", [split(step.uses, "@")[0], value])
}

deny contains {"msg": msg, "path": array.concat(path, ["run"])} if {
	some path, step in workflow.steps
	some found in regex.find_n(`\b(?:npx|bunx|pnpm dlx|yarn dlx|npm exec|go run|go install|uvx)\s+(?:-\S+\s+)*\S+@latest\b`, step.run, -1)
	msg := sprintf("%q runs whatever is the latest", [found])
}
