# METADATA
# title: events that a function cannot handle are lost
# description: |
#   An event that fails is tried twice more and then dropped, and nobody is told.
#
#   Name a queue or a topic in `dead_letter_config`.
# custom:
#   id: tf-function-dead-letters
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AWS_116"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_lambda_function]
#   bad: |
#     resource "aws_lambda_function" "main" {
#       dead_letter_config {
#         target_arn = ""
#       }
#     }
#   good: |
#     resource "aws_lambda_function" "main" {
#       dead_letter_config {
#         target_arn = "arn:aws:sqs:eu-west-1:1:dead"
#       }
#     }
package infralint.terraform.function_dead_letters

import data.infralint.lib.terraform as tf

rows := {
	"aws_lambda_function": [{"at": ["dead_letter_config", 0, "target_arn"], "bad": {null, ""}, "say": "drops what it cannot handle"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
