# METADATA
# title: a function runs code that nobody has signed
# description: |
#   Who gets at the bucket or the pipeline puts in code, and the function runs it.
#
#   Name a `code_signing_config_arn`.
# custom:
#   id: tf-function-code-signing
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_272"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_lambda_function]
#   bad: |
#     resource "aws_lambda_function" "main" {
#       code_signing_config_arn = ""
#     }
#   good: |
#     resource "aws_lambda_function" "main" {
#       code_signing_config_arn = "arn:aws:lambda:eu-west-1:1:code-signing-config:1"
#     }
package infralint.terraform.function_code_signing

import data.infralint.lib.terraform as tf

rows := {
	"aws_lambda_function": [{"at": ["code_signing_config_arn"], "bad": {null, ""}, "say": "runs code that nobody has signed"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
