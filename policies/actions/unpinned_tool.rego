# METADATA
# title: tool is installed in whatever version is the latest
# description: |
#   The action is pinned, and what it downloads is not: `version: latest` installs whatever
#   was published a minute ago, with the token and the secrets of the job. A stolen
#   publishing token of one tool is enough, and builds break that nobody changed. Some
#   actions do so where no version is given.
#
#   Name a version, and let Dependabot or Renovate raise it. Versions such as `stable`
#   are the business of gha-floating-tool.
# custom:
#   id: gha-unpinned-tool
#   severity: note
#   tags: [supply-chain, reliability]
#   peers: ["zizmor:unpinned-tools"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: workflow
#       - type: action
#     words: [" latest", "\tlatest", "\nlatest", "\"latest", "'latest", 1password/load-secrets-action, aquasecurity/setup-trivy, extractions/setup-crate, extractions/setup-just]
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
	lower(value) == "latest"
	msg := sprintf("%s installs version %q of its tool", [split(step.uses, "@")[0], value])
}

deny contains {"msg": msg, "path": array.concat(path, ["uses"])} if {
	some path, step in workflow.steps
	name := split(step.uses, "@")[0]
	option := takes_latest[lower(name)]
	object.get(step, ["with", option], "") in {"", "*"}
	msg := sprintf("%s installs the latest version of its tool; set %s", [name, option])
}

# The input repo of this one names the tool and its version.
deny contains {"msg": msg, "path": array.concat(path, ["uses"])} if {
	some path, step in workflow.steps
	name := split(step.uses, "@")[0]
	lower(name) == "extractions/setup-crate"
	not contains(object.get(step, ["with", "repo"], ""), "@")
	object.get(step, ["with", "version"], "") in {"", "*"}
	msg := sprintf("%s installs the latest version of its tool; add @ and a version to repo", [name])
}

# takes_latest are actions that install the latest version where an input does not say
# which, as their documentation says.
takes_latest := {
	"1password/load-secrets-action": "version",
	"aquasecurity/setup-trivy": "version",
	"extractions/setup-just": "just-version",
}
