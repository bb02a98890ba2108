# METADATA
# title: a notebook is in no network of the company
# description: |
#   No firewall of yours sees what it sends.
#
#   Set `subnet_id`.
# custom:
#   id: tf-notebook-vpc
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_306"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_sagemaker_notebook_instance]
#   bad: |
#     resource "aws_sagemaker_notebook_instance" "main" {
#       subnet_id = ""
#     }
#   good: |
#     resource "aws_sagemaker_notebook_instance" "main" {
#       subnet_id = "subnet-1"
#     }
package infralint.terraform.notebook_vpc

import data.infralint.lib.terraform as tf

rows := {
	"aws_sagemaker_notebook_instance": [{"at": ["subnet_id"], "bad": {null, ""}, "say": "is in no network of its own"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
