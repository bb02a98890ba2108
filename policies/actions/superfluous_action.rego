# METADATA
# title: action does what the runner can do itself
# description: |
#   Each action is code of somebody else that gets the token of the job, has to be pinned,
#   updated and watched. The runners of GitHub have gh, git, jq, yq, rustup and other tools installed
#   that do the same.
#
#   Steps of jobs in containers and on machines of your own are not reported: nobody knows
#   what is installed there.
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
#     words: [actions-ecosystem/, actions-rs/, actions/create-release, actions/upload-release-asset, ad-m/, alexwilson/, benc-uk/, dcarbone/, dev-drprasad/, dsaltares/, dtolnay/, elgohr/, endbug/, hmarr/, juliangruber/, marvinpinto/, mikefarah/yq, ncipollo/, octokit/, peter-evans/, repo-sync/, rickstaa/, robinraju/, sergeysova/, softprops/, stefanzweifel/, svenstaro/, thollander/]
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
	tool := tools[name]
	not is_bare(path)
	msg := sprintf("%s does what %q does, which runners have", [name, tool])
}

# is_bare holds for steps of jobs in containers and on machines of one's own, where nobody
# knows what is installed.
is_bare(path) if input.jobs[path[1]].container

is_bare(path) if {
	walk(input.jobs[path[1]]["runs-on"], [_, label])
	lower(label) == "self-hosted"
}

# tools are what runners of GitHub have for what actions do.
tools := {
	"actions-ecosystem/action-add-labels": "gh issue edit --add-label",
	"actions-ecosystem/action-create-comment": "gh issue comment",
	"actions-ecosystem/action-push-tag": "git push",
	"actions-ecosystem/action-remove-labels": "gh issue edit --remove-label",
	"actions-rs/toolchain": "rustup toolchain install",
	"actions/create-release": "gh release create",
	"actions/upload-release-asset": "gh release upload",
	"ad-m/github-push-action": "git push",
	"alexwilson/enable-github-automerge-action": "gh pr merge --auto",
	"benc-uk/workflow-dispatch": "gh workflow run",
	"dcarbone/install-jq-action": "jq",
	"dcarbone/install-yq-action": "yq",
	"dev-drprasad/delete-tag-and-release": "gh release delete",
	"dsaltares/fetch-gh-release-asset": "gh release download",
	"dtolnay/rust-toolchain": "rustup toolchain install",
	"elgohr/github-release-action": "gh release create",
	"endbug/add-and-commit": "git commit",
	"hmarr/auto-approve-action": "gh pr review --approve",
	"juliangruber/approve-pull-request-action": "gh pr review --approve",
	"marvinpinto/action-automatic-releases": "gh release create",
	"mikefarah/yq": "yq",
	"ncipollo/release-action": "gh release create",
	"octokit/graphql-action": "gh api graphql",
	"octokit/request-action": "gh api",
	"peter-evans/close-issue": "gh issue close",
	"peter-evans/create-issue-from-file": "gh issue create",
	"peter-evans/create-or-update-comment": "gh issue comment",
	"peter-evans/create-pull-request": "gh pr create",
	"peter-evans/enable-pull-request-automerge": "gh pr merge --auto",
	"peter-evans/repository-dispatch": "gh api",
	"repo-sync/pull-request": "gh pr create",
	"rickstaa/action-create-tag": "git tag",
	"robinraju/release-downloader": "gh release download",
	"sergeysova/jq-action": "jq",
	"softprops/action-gh-release": "gh release create",
	"stefanzweifel/git-auto-commit-action": "git commit",
	"svenstaro/upload-release-action": "gh release upload",
	"thollander/actions-comment-pull-request": "gh pr comment",
}
