# METADATA
# title: debug logging shows the secrets of a job
# description: |
#   With CI_DEBUG_TRACE the runner prints every command with its variables expanded, and all
#   variables there are, masked ones included, into a log that everybody reads who may see
#   the job. CI_DEBUG_SERVICES does it for what services print.
#
#   Remove it. To look into one run, set it when you start that pipeline by hand.
# related_resources:
#   - ref: https://docs.gitlab.com/ci/variables/variables_troubleshooting/#enable-debug-logging
# custom:
#   id: gitlab-debug-trace
#   severity: error
#   tags: [security]
#   peers: ["poutine:debug_enabled"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: gitlab
#   bad: |
#     variables:
#       CI_DEBUG_TRACE: "true"
#     test:
#       script: make test
#   good: |
#     variables:
#       CI_DEBUG_TRACE: "false"
#     test:
#       script: make test
package infralint.gitlab.debug_trace

import data.infralint.lib.gitlab

deny contains {"msg": msg, "path": path} if {
	some path, variable in gitlab.variables
	variable.name in {"CI_DEBUG_TRACE", "CI_DEBUG_SERVICES"}
	gitlab.is_true(variable.value)
	msg := sprintf("%s shows secrets in the log of the job", [variable.name])
}
