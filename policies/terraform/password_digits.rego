# METADATA
# title: passwords of users need no digits
# description: |
#   The fewer kinds of characters a password has, the sooner a program has tried them all.
#
#   Set `require_numbers = true`. Auditors ask for it; length does more.
# custom:
#   id: tf-password-digits
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_12"
#     - "trivy:AWS-0059"
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
#       require_numbers = true
#     }
package infralint.terraform.password_digits

import data.infralint.lib.terraform as tf

rows := {
	"aws_iam_account_password_policy": [{"at": ["require_numbers"], "want": {true, "true", "1"}, "say": "does not ask for digits"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
