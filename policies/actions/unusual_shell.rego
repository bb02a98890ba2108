# METADATA
# title: script is for a shell that few know
# description: |
#   A shell other than those that GitHub documents may be missing on the next runner, and no
#   tool checks the script for it: neither its quoting nor what it does with what an attacker
#   chose.
#
#   Use `bash`, `sh`, `pwsh`, `powershell` or `python`, or call the interpreter in a script for
#   one of them.
# custom:
#   id: gha-unusual-shell
#   severity: note
#   tags: [style]
#   peers: ["zizmor:misfeature"]
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
#           - run: print 1
#             shell: perl {0}
#   good: |
#     on: push
#     permissions: {}
#     jobs:
#       build:
#         runs-on: ubuntu-24.04
#         steps:
#           - run: perl -e "print 1"
#             shell: bash
package infralint.actions.unusual_shell

import data.infralint.lib.workflow

deny contains {"msg": msg, "path": path} if {
	some path, shell in workflow.shells
	not regex.match(`^(?:\S*/|[a-z]:\\.*\\)?(?:bash|sh|pwsh|powershell|python3?|cmd)(?:\.exe)?(?:\s|$)|\$\{\{`, lower(shell))
	msg := sprintf("shell %q is none of bash, sh, pwsh, powershell, python", [shell])
}
