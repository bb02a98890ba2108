# METADATA
# title: tool is run in whatever version there is
# description: |
#   `npx tool@latest` and `go install example.com/tool@latest` run what was published a minute
#   ago, with the token and the secrets of the job, and `go-version: stable` changes the
#   compiler under a build that nobody touched.
#
#   Name a version, and let Dependabot or Renovate raise it.
# custom:
#   id: gha-floating-tool
#   severity: note
#   tags: [supply-chain, reliability]
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
#           - run: go install example.com/tool@latest
#   good: |
#     on: push
#     permissions: {}
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         steps:
#           - run: go install example.com/tool@v1.4.0
package infralint.actions.floating_tool

import data.infralint.lib.workflow

deny contains {"msg": msg, "path": array.concat(path, ["with", name])} if {
	some path, step in workflow.steps
	step.uses
	some name, value in step.with
	regex.match(`(?i)(?:^|[-_])version$`, name)
	value in {"stable", "*"}
	msg := sprintf("%s installs version %q of its tool", [split(step.uses, "@")[0], value])
}

deny contains {"msg": msg, "path": array.concat(path, ["run"])} if {
	some path, step in workflow.steps
	some found in regex.find_n(`\b(?:npx|bunx|pnpm dlx|yarn dlx|npm exec|go run|go install|uvx)\s+(?:-\S+\s+)*\S+@latest\b`, step.run, -1)
	msg := sprintf("%q runs whatever is the latest", [found])
}
