# METADATA
# title: feature of a workflow does more harm than good
# description: |
#   Two things are better not used. The input `pip-install` of actions/setup-python installs
#   packages into the Python of the runner, without a lock file and beside what is there.
#   The shell `cmd` has no grammar that anybody could check a script against, and no way to
#   quote what an attacker chose.
#
#   Install packages in a step of its own, from a lock file; use `pwsh` or `bash`, which runners
#   for Windows have too. Shells that few know are the business of gha-unusual-shell.
# custom:
#   id: gha-misfeature
#   severity: note
#   tags: [security, reliability]
#   peers: ["zizmor:misfeature"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: workflow
#       - type: action
#     words: [pip-install, " cmd", "\tcmd", "\ncmd", "\"cmd", "'cmd", ":cmd"]
#   bad: |
#     on: push
#     permissions: {}
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         steps:
#           - uses: actions/setup-python@08c6903cd8c0fde910a37f88322edcfb5dd907a8
#             with:
#               pip-install: build
#   good: |
#     on: push
#     permissions: {}
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         steps:
#           - uses: actions/setup-python@08c6903cd8c0fde910a37f88322edcfb5dd907a8
#           - run: pip install --require-hashes -r requirements.txt
package infralint.actions.misfeature

import data.infralint.lib.workflow

deny contains {"msg": "packages are installed beside those of the runner, without a lock file", "path": array.concat(path, ["with", name])} if {
	some path, step in workflow.steps
	lower(split(step.uses, "@")[0]) == "actions/setup-python"
	some name, value in step.with
	lower(name) == "pip-install"
	value != ""
}

deny contains {"msg": "scripts for cmd cannot be checked, nor can what they take be quoted", "path": path} if {
	some path, shell in workflow.shells
	regex.match(`^(?:\S*/|[A-Za-z]:\\.*\\)?(?i:cmd)(?:\.(?i:exe))?(?:\s|$)`, shell)
}
