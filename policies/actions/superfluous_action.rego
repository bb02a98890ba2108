# METADATA
# title: action does what the runner can do itself
# description: |
#   Each action is code of somebody else that gets the token of the job, has to be pinned,
#   updated and watched. The runners of GitHub have gh, git, rustup and other tools installed
#   that do the same.
#
#   Use the tool in a script: `gh release create`, `gh pr create`, `rustup toolchain install`.
# custom:
#   id: gha-superfluous-action
#   severity: note
#   tags: [supply-chain]
#   peers: ["zizmor:superfluous-actions"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: workflow
#       - type: action
#     words: [actions-rs/, actions/create-release, actions-ecosystem/, actions/upload-release-asset, dtolnay/, elgohr/, endbug/, hmarr/, juliangruber/, ncipollo/, octokit/, peter-evans/, sergeysova/, softprops/, stefanzweifel/, svenstaro/]
#   bad: |
#     on: push
#     permissions: {}
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         steps:
#           - uses: softprops/action-gh-release@08c6903cd8c0fde910a37f88322edcfb5dd907a8
#   good: |
#     on: push
#     permissions: {}
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         steps:
#           - run: gh release create "$GITHUB_REF_NAME" dist/*
#             env:
#               GH_TOKEN: ${{ github.token }}
package infralint.actions.superfluous_action

import data.infralint.lib.workflow

deny contains {"msg": msg, "path": path} if {
	some path, uses in workflow.uses
	name := lower(split(uses, "@")[0])
	msg := sprintf("%s does what %q does, which runners have", [name, tools[name]])
}

# tools are what runners of GitHub have for what actions do.
tools := {
	"actions-rs/toolchain": "rustup toolchain install",
	"actions/create-release": "gh release create",
	"actions-ecosystem/action-add-labels": "gh issue edit --add-label",
	"actions-ecosystem/action-remove-labels": "gh issue edit --remove-label",
	"actions/upload-release-asset": "gh release upload",
	"dtolnay/rust-toolchain": "rustup toolchain install",
	"elgohr/github-release-action": "gh release create",
	"endbug/add-and-commit": "git commit",
	"hmarr/auto-approve-action": "gh pr review --approve",
	"juliangruber/approve-pull-request-action": "gh pr review --approve",
	"ncipollo/release-action": "gh release create",
	"octokit/graphql-action": "gh api graphql",
	"octokit/request-action": "gh api",
	"peter-evans/close-issue": "gh issue close",
	"peter-evans/create-issue-from-file": "gh issue create",
	"peter-evans/create-or-update-comment": "gh issue comment",
	"peter-evans/create-pull-request": "gh pr create",
	"peter-evans/enable-pull-request-automerge": "gh pr merge --auto",
	"sergeysova/jq-action": "jq",
	"softprops/action-gh-release": "gh release create",
	"stefanzweifel/git-auto-commit-action": "git commit",
	"svenstaro/upload-release-action": "gh release upload",
}
