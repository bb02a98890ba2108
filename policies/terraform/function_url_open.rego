# METADATA
# title: a function can be called by everybody
# description: |
#   The address of the function answers anybody who finds it, at your cost, with the
#   rights of the function.
#
#   Set `authorization_type = "AWS_IAM"`, or check in the function who calls, and leave
#   this policy off.
# custom:
#   id: tf-function-url-open
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_258"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_lambda_function_url]
#   bad: |
#     resource "aws_lambda_function_url" "main" {
#       authorization_type = "NONE"
#     }
#   good: |
#     resource "aws_lambda_function_url" "main" {
#       authorization_type = "AWS_IAM"
#     }
package infralint.terraform.function_url_open

import data.infralint.lib.terraform as tf

rows := {
	"aws_lambda_function_url": [{"at": ["authorization_type"], "bad": {"NONE"}, "say": "can be called by everybody"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
