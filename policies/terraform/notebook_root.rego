# METADATA
# title: users of a notebook are root
# description: |
#   They can change what the machine logs and sends.
#
#   Set `root_access = "Disabled"`.
# custom:
#   id: tf-notebook-root
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_307"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_sagemaker_notebook_instance]
#   bad: |
#     resource "aws_sagemaker_notebook_instance" "main" {
#       root_access = "Enabled"
#     }
#   good: |
#     resource "aws_sagemaker_notebook_instance" "main" {
#       root_access = "Disabled"
#     }
package infralint.terraform.notebook_root

import data.infralint.lib.terraform as tf

rows := {
	"aws_sagemaker_notebook_instance": [{"at": ["root_access"], "want": {"Disabled"}, "say": "gives root to its users"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
