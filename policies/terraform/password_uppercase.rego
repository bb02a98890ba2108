# METADATA
# title: passwords of users need no capital letters
# description: |
#   The fewer kinds of characters a password has, the sooner a program has tried them all.
#
#   Set `require_uppercase_characters = true`. Auditors ask for it; length does more.
# custom:
#   id: tf-password-uppercase
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_15"
#     - "trivy:AWS-0061"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_iam_account_password_policy]
#   bad: |
#     resource "aws_iam_account_password_policy" "main" {
#     }
#   good: |
#     resource "aws_iam_account_password_policy" "main" {
#       require_uppercase_characters = true
#     }
package infralint.terraform.password_uppercase

import data.infralint.lib.terraform as tf

rows := {
	"aws_iam_account_password_policy": [{"at": ["require_uppercase_characters"], "want": {true, "true", "1"}, "say": "does not ask for capital letters"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
