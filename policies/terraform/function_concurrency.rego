# METADATA
# title: a function may use up what the account may run at once
# description: |
#   A loop or a flood of one function keeps all others of the account from running.
#
#   Set `reserved_concurrent_executions`.
# custom:
#   id: tf-function-concurrency
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AWS_115"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_lambda_function]
#   bad: |
#     resource "aws_lambda_function" "main" {
#       reserved_concurrent_executions = -1
#     }
#   good: |
#     resource "aws_lambda_function" "main" {
#       reserved_concurrent_executions = 10
#     }
package infralint.terraform.function_concurrency

import data.infralint.lib.terraform as tf

rows := {
	"aws_lambda_function": [{"at": ["reserved_concurrent_executions"], "bad": {null, -1, "-1"}, "say": "may use up what the account may run at once"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
