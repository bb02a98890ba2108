# METADATA
# title: a function runs outside of the network of the company
# description: |
#   It reaches the internet as it likes, and no firewall of yours sees what it sends.
#
#   Give it a `vpc_config`, if it works with data that must not leave.
# custom:
#   id: tf-function-vpc
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_117"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_lambda_function]
#   bad: |
#     resource "aws_lambda_function" "main" {
#       vpc_config {
#         subnet_ids = []
#       }
#     }
#   good: |
#     resource "aws_lambda_function" "main" {
#       vpc_config {
#         subnet_ids = ["subnet-1"]
#       }
#     }
package infralint.terraform.function_vpc

import data.infralint.lib.terraform as tf

rows := {
	"aws_lambda_function": [{"at": ["vpc_config", 0, "subnet_ids"], "bad": {null, []}, "say": "runs outside of a VPC"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
