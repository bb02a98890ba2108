# METADATA
# title: the environment of a function is not encrypted with a key of your own
# description: |
#   Who may look at the function may read its environment, whatever is in there.
#
#   Name a key in `kms_key_arn`.
# custom:
#   id: tf-function-environment-key
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_173"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_lambda_function]
#   bad: |
#     resource "aws_lambda_function" "mail" {
#       environment {
#         variables = {
#           HOST = "mail.example.com"
#         }
#       }
#     }
#   good: |
#     resource "aws_lambda_function" "mail" {
#       kms_key_arn = "arn:aws:kms:eu-west-1:1:key/1"
#       environment {
#         variables = {
#           HOST = "mail.example.com"
#         }
#       }
#     }
package infralint.terraform.function_environment_key

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["kms_key_arn"])} if {
	some r in input.resources.aws_lambda_function
	count(tf.blocks(r.values, "environment")) > 0
	tf.is_missing(r.values, "kms_key_arn")
	msg := sprintf("%s has an environment that is not encrypted with a key of its own", [r.address])
}
