# METADATA
# title: users may take passwords that they had before
# description: |
#   Who must change a password takes the one from before, which may be the one that was
#   stolen.
#
#   Set `password_reuse_prevention = 24`, or 5 at least.
# custom:
#   id: tf-password-reuse
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_13"
#     - "trivy:AWS-0056"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_iam_account_password_policy]
#   bad: |
#     resource "aws_iam_account_password_policy" "main" {
#       password_reuse_prevention = 0
#     }
#   good: |
#     resource "aws_iam_account_password_policy" "main" {
#       password_reuse_prevention = 24
#     }
package infralint.terraform.password_reuse

import data.infralint.lib.terraform as tf

rows := {
	"aws_iam_account_password_policy": [{"at": ["password_reuse_prevention"], "bad": {0, 1, 2, 3, 4, null}, "say": "allows passwords that were used before"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
