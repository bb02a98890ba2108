# METADATA
# title: a notebook reaches the internet by itself
# description: |
#   What is in the notebook can be sent anywhere, past the firewalls of the company.
#
#   Set `direct_internet_access = "Disabled"`.
# custom:
#   id: tf-notebook-internet
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_122"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_sagemaker_notebook_instance]
#   bad: |
#     resource "aws_sagemaker_notebook_instance" "main" {
#       direct_internet_access = "Enabled"
#     }
#   good: |
#     resource "aws_sagemaker_notebook_instance" "main" {
#       direct_internet_access = "Disabled"
#     }
package infralint.terraform.notebook_internet

import data.infralint.lib.terraform as tf

rows := {
	"aws_sagemaker_notebook_instance": [{"at": ["direct_internet_access"], "want": {"Disabled"}, "say": "reaches the internet by itself"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
