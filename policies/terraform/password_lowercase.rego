# METADATA
# title: passwords of users need no small letters
# description: |
#   The fewer kinds of characters a password has, the sooner a program has tried them all.
#
#   Set `require_lowercase_characters = true`. Auditors ask for it; length does more.
# custom:
#   id: tf-password-lowercase
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_11"
#     - "trivy:AWS-0058"
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
#       require_lowercase_characters = true
#     }
package infralint.terraform.password_lowercase

import data.infralint.lib.terraform as tf

rows := {
	"aws_iam_account_password_policy": [{"at": ["require_lowercase_characters"], "want": {true, "true", "1"}, "say": "does not ask for small letters"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
